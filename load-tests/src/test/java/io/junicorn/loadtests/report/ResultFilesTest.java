package io.junicorn.loadtests.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.loadtests.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFilesTest {
  @TempDir Path folder;

  @Test
  void aRunComesBackAsItWasWrittenAndNothingElseIsLeftBehind() throws IOException {
    RunResult run = Samples.run();
    Path file = folder.resolve("deep/run.json");
    ResultFiles.write(run, file);
    ResultFiles.write(run, file);
    assertThat(ResultFiles.read(file)).isEqualTo(run);
    try (Stream<Path> files = Files.list(folder.resolve("deep"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void figuresAreRoundedToWhatMeansSomething() {
    assertThat(RoundedNumber.rounded(17.123456)).hasToString("17.1235");
    assertThat(RoundedNumber.rounded(0.000123456).toPlainString()).isEqualTo("0.0001235");
    assertThat(RoundedNumber.rounded(10000).toPlainString()).isEqualTo("10000");
    assertThat(RoundedNumber.rounded(0)).hasToString("0");
  }

  @Test
  void whatIsNoJsonIsToldWithTheName() throws IOException {
    refused("{\"format\": ", "run.json", "not JSON");
    refused("[]", "run.json", "no object");
  }

  @Test
  void anotherFormatIsToldWithBoth() throws IOException {
    refused("{\"format\": \"junicorn-bench/9\"}", "junicorn-bench/9", RunResult.FORMAT);
  }

  @Test
  void aMissingFieldIsToldByName() throws IOException {
    refused(sample().replaceFirst("\"junicorn\":[^,]*,", ""), "run.json", "'junicorn'");
    refused(sample().replaceFirst("\"cores\":[^,]*,", ""), "run.json", "machine", "'cores'");
  }

  @Test
  void anUnknownMetricIsToldWithItsPlace() throws IOException {
    refused(sample().replaceFirst("\"p50-ms\":", "\"p49-ms\":"), "scenes[0]", "p49-ms");
    refused(sample().replaceFirst("\"p99-ms\"\n", "\"p98-ms\"\n"), "scenes[0].shown", "p98-ms");
  }

  private void refused(String text, String... parts) throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), text);
    assertThatThrownBy(() -> ResultFiles.read(file))
        .isInstanceOf(IOException.class)
        .message()
        .contains(parts);
  }

  private static String sample() throws IOException {
    return Files.readString(Samples.file("sample.json"));
  }
}
