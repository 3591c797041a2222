package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code junicorn check} as a pipeline sees it, on WARs that nobody here has touched. */
class CheckIT {
  @TempDir private Path folder;

  private static Map<?, ?> json(Cli cli) {
    assertThat(cli.err()).as("standard error").isEmpty();
    return (Map<?, ?>) new JSON().fromJSON(cli.out());
  }

  /** {@code rule file} of all findings of a severity. */
  private static List<String> found(Map<?, ?> report, String severity) {
    return Stream.of((Object[]) report.get("findings"))
        .map(finding -> (Map<?, ?>) finding)
        .filter(finding -> severity.equals(finding.get("severity")))
        .map(finding -> finding.get("rule") + " " + finding.get("file"))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"jspwiki, ee8, 77", "shiro, ee8, 18", "jsp-demo, ee8, 0", "hawtio, ee10, 23"})
  void aWarThatRunsGivesNoAlarm(String name, String environment, long jars) {
    Cli cli =
        Cli.junicorn(
            "check", "--format=json", "--fail-on=warning", Distribution.thirdParty(name + ".war"));
    Map<?, ?> report = json(cli);
    assertThat(found(report, "error")).isEmpty();
    assertThat(found(report, "warning")).isEmpty();
    assertThat(cli.code()).isZero();
    assertThat(report.get("environment")).isEqualTo(environment);
    assertThat(report.get("jars")).isEqualTo(jars);
  }

  @Test
  void oneThatWantsJaxbIsAnErrorWithItsReason() {
    Cli cli = Cli.junicorn("check", "--format", "json", Distribution.thirdParty("camel.war"));
    assertThat(cli.code()).isEqualTo(3);
    Map<?, ?> report = json(cli);
    assertThat(found(report, "error"))
        .containsExactly("removed-api WEB-INF/lib/jaxb-impl-2.2.11.jar");
    assertThat(found(report, "warning"))
        .containsExactly("needs-add-opens WEB-INF/lib/spring-core-4.1.9.RELEASE.jar");
  }

  @Test
  void oneThatWantsJaxWsIsAnErrorForPeople() {
    Path war = Distribution.thirdParty("chemistry.war");
    Cli cli = Cli.junicorn("check", war);
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .startsWith(war + ": ee8, because ")
        .contains(
            "ERROR removed-api: implements javax.xml.ws.spi.Provider (JAX-WS), which is nowhere\n"
                + "  at WEB-INF/lib/cxf-rt-frontend-jaxws-3.0.12.jar!META-INF/services/"
                + "javax.xml.ws.spi.Provider\n")
        .contains("You: add it (jaxws-rt 2.3.7) to WEB-INF/lib or shared-lib\n")
        .contains("\n2 errors, 4 warnings, ")
        .doesNotContain("\tat ");
  }

  @Test
  void theSeverityThatFailsIsOnesOwnChoice() {
    Path war =
        TestWar.empty()
            .library("xstream-1.4.9.jar", TestWar.empty().file("x", ""))
            .write(folder.resolve("old.war"));
    assertThat(Cli.junicorn("check", war).code()).isZero();
    assertThat(Cli.junicorn("check", "--fail-on", "warning", war).code()).isEqualTo(3);
    assertThat(Cli.junicorn("check", "--fail-on", "never", Distribution.thirdParty("camel.war")))
        .matches(cli -> cli.code() == 0 && cli.out().contains("ERROR removed-api"));
  }

  @Test
  void whatIsNoWarHasOneLineAndItsOwnCode() throws IOException {
    byte[] whole = Files.readAllBytes(Distribution.sample());
    Path half = Files.write(folder.resolve("half.war"), Arrays.copyOf(whole, whole.length / 2));
    Cli.junicorn("check", half).assertCannotStart(half.toString(), "truncated");
    Cli.junicorn("check", folder).assertCannotStart(folder.toString(), "WEB-INF");
    Cli.junicorn("check", "--limit-war-entries", "3", Distribution.sample())
        .assertCannotStart("limit-war-entries");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("beside the WAR").containsExactly(half);
    }
  }

  @Test
  void aWrongCommandLineIsRefused() {
    Path war = Distribution.sample();
    Cli.junicorn("check").assertUsageError("PATH", "junicorn check --help");
    Cli.junicorn("check", "--format", "xml", war).assertUsageError("--format", "'xml'", "json");
    Cli.junicorn("check", "--fail-on", "info", war).assertUsageError("--fail-on", "never");
    Cli.junicorn("check", war, "second.war").assertUsageError("second.war");
    assertThat(Cli.junicorn("check", "--help").out())
        .contains("--fail-on", "--shared-lib", "PATH")
        .doesNotContain("--worker-connections");
  }
}
