package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered is what was reviewed: each change is seen as a change of a text. */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  static List<Path> matrix() {
    return Chart.matrix();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void isWhatWasReviewed(Path values) throws IOException {
    Path golden = GOLDEN.resolve(values.getFileName());
    String rendered = Chart.text(values);

    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, rendered);
    }
    assertThat(rendered)
        .as("%s; -Dgolden.write=true writes it, git diff shows the change", golden)
        .isEqualTo(Files.readString(golden));
  }
}
