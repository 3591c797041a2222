package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that a page shows are values that the chart takes. */
class DocumentedValuesTest {
  private static final Pattern VALUES = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({"../docs/kubernetes.md, 7", "junicorn/README.md, 1"})
  void areTaken(Path page, int least, @TempDir Path folder) throws IOException {
    List<String> blocks =
        VALUES.matcher(Files.readString(page)).results().map(block -> block.group(1)).toList();

    assertThat(blocks).hasSizeGreaterThanOrEqualTo(least);
    for (String block : blocks) {
      Path values = Files.writeString(folder.resolve("shop.yaml"), block);
      assertThat(Chart.manifests(values)).as("%s", block).isNotEmpty().allSatisfy(Models::check);
    }
  }
}
