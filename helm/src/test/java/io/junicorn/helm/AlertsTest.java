package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts, in the eyes of Prometheus' own tool. */
class AlertsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeTheRules() throws IOException {
    assumeTrue(Command.exists("promtool"), "promtool is missing (Debian: prometheus)");
    Manifest rule =
        Chart.manifest(Chart.values("shop-production"), "PrometheusRule", "shop-production");
    // Each JSON is YAML.
    Files.writeString(folder.resolve("rules.yaml"), rule.at("spec").toString());
  }

  @Test
  void areRules() {
    Command check = promtool("check", folder.resolve("rules.yaml"));

    assertThat(check.code()).as("%s", check.output()).isZero();
    assertThat(check.output()).contains("SUCCESS: 6 rules found");
  }

  @Test
  void fireWhenTheyShouldAndNotForOthers() throws IOException {
    Path tests =
        Files.copy(
            Path.of("src/test/resources/promtool/alerts.yaml"), folder.resolve("alerts.yaml"));

    Command test = promtool("test", tests);

    assertThat(test.code()).as("%s", test.output()).isZero();
  }

  private static Command promtool(String verb, Path file) {
    return Command.run(Map.of(), "promtool", verb, "rules", file.toString());
  }
}
