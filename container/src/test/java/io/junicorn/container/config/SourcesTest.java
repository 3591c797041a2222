package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
  @TempDir private Path folder;
  private final Sources sources = new Sources();

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("junicorn.properties"), List.of(lines));
  }

  private static SettingKey key(String name) {
    return SettingKey.find(name).orElseThrow();
  }

  @Test
  void theCommandLineIsStrongerThanVariablesAndThoseThanTheFile() throws IOException {
    sources.file(file("queue-size = 1", "backlog = 1", "max-connections = 1"));
    sources.environment(
        Map.of("JUNICORN_QUEUE_SIZE", "2", "JUNICORN_BACKLOG", "2", "HOME", "/root"));
    sources.option(key("queue-size"), List.of("3"), Sources.COMMAND_LINE);
    Settings settings = SettingsReader.read(sources);
    assertThat(settings.work().queueSize()).isEqualTo(3);
    assertThat(settings.listen().backlog()).isEqualTo(2);
    assertThat(settings.listen().maxConnections()).isEqualTo(1);
  }

  @Test
  void printsWhereEachValueCameFromAndNoSecret() throws IOException {
    Path file = file("bind = [::1]:1, localhost:2", "datasource.jdbc/shop.password = hush");
    sources.file(file);
    sources.environment(Map.of("JUNICORN_MANAGEMENT_TOKEN", "hush", "JUNICORN_KEEPALIVE", "5s"));
    sources.assign("context./shop.timeout=7s", Sources.COMMAND_LINE);
    SettingsReader.read(sources);
    assertThat(SettingsPrinter.print(sources))
        .contains("bind = [::1]:1, localhost:2  # file " + file + "\n")
        .contains("keep-alive = 5s  # variable JUNICORN_KEEPALIVE\n")
        .contains("management-token = ********  # variable JUNICORN_MANAGEMENT_TOKEN\n")
        .contains("context./shop.timeout = 7s  # command line, --set\n")
        .contains("queue-size = 1000  # default\n")
        .contains("datasource.jdbc/shop.password = ********  # file " + file + "\n")
        .doesNotContain("hush");
  }

  @Test
  void aKeyOfAContextThatNobodyServesIsNamedWithThoseThatThereAre() throws IOException {
    Path file = file("context./shop.timeout = 5m", "context./shpo.timeout = 5m");
    sources.file(file);
    sources.assign("context./typo.timeout=7s", Sources.COMMAND_LINE);
    assertThat(sources.ofOtherContexts(List.of("/shop", "/")))
        .containsExactly(
            file
                + ": context./shpo.timeout: no web application is served at '/shpo', there are /,"
                + " /shop",
            "--set context./typo.timeout: no web application is served at '/typo', there are /,"
                + " /shop");
    assertThat(sources.ofOtherContexts(List.of("/shop", "/shpo", "/typo"))).isEmpty();
  }

  @Test
  void aContextHasItsOwnValueAndTheRestOfTheServers() throws IOException {
    sources.file(file("timeout = 30s", "context./a/v1.2.timeout = 5m", "context./.timeout = off"));
    Settings settings = SettingsReader.read(sources);
    assertThat(settings.deadlines().timeout()).hasValue(Duration.ofSeconds(30));
    assertThat(settings.forContext("/a/v1.2").deadlines().timeout())
        .hasValue(Duration.ofMinutes(5));
    assertThat(settings.forContext("/a/v1.2").work()).isEqualTo(settings.work());
    assertThat(settings.forContext("/").deadlines().timeout()).isEmpty();
    assertThat(settings.forContext("/other")).isSameAs(settings);
  }

  @Test
  void keysThatCarryANameAreKept() throws IOException {
    sources.file(file("datasource.jdbc/shop.url = jdbc:x", "env-entry.greeting = Grüß Gott"));
    Settings settings = SettingsReader.read(sources);
    assertThat(StructuredKeys.family(settings, "datasource."))
        .containsExactly(Map.entry("jdbc/shop.url", "jdbc:x"));
    assertThat(StructuredKeys.family(settings, "env-entry."))
        .containsExactly(Map.entry("greeting", "Grüß Gott"));
    assertThat(settings.toString()).doesNotContain("jdbc:x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JUNICORN_PORT=tcp://10.0.0.7:80",
        "JUNICORN_SERVICE_HOST=10.0.0.7",
        "JUNICORN_SERVICE_PORT=80",
        "JUNICORN_SERVICE_PORT_HTTP=80",
        "JUNICORN_PORT_80_TCP=tcp://10.0.0.7:80",
        "JUNICORN_PORT_80_TCP_PROTO=tcp",
        "JUNICORN_MANAGEMENT_SERVICE_HOST=10.0.0.7",
        "JUNICORN_MANAGEMENT_PORT=tcp://10.0.0.7:9000"
      })
  void aServiceLinkIsIgnoredWithALine(String variable) {
    int equals = variable.indexOf('=');
    sources.environment(Map.of(variable.substring(0, equals), variable.substring(equals + 1)));
    assertThat(sources.notes()).singleElement().asString().contains(variable, "service link");
  }

  @Test
  void gunicornsWorkersAreNotedWhereverTheyAreGiven() throws IOException {
    sources.file(file("workers = 4"));
    sources.environment(Map.of("JUNICORN_WORKER_CLASS", "gevent"));
    sources.moot("workers", "5");
    assertThat(sources.notes())
        .hasSize(3)
        .anyMatch(note -> note.contains("workers '4'") && note.contains("replicas"))
        .anyMatch(note -> note.contains("worker-class 'gevent'"))
        .anyMatch(note -> note.contains("workers '5'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "worker_connections = 5|worker_connections|worker-connections",
        "wroker-connections = 5|wroker-connections|did you mean worker-connections?",
        "threads = 5|threads|gunicorn's",
        "nothing-like-it-at-all = 5|nothing-like-it-at-all|docs/settings.md",
        "queue-size = many|queue-size|'many'",
        "bind = |bind|''",
        "bind = a:1,,b:2|bind|''",
        "context.shop.timeout = 5s|context.shop.timeout|PATH",
        "context./shop/.timeout = 5s|context./shop/.timeout|PATH",
        "context./shop.timeout = 5|context./shop.timeout|'5'",
        "context./shop.backlog = 5|context./shop.backlog|whole server only",
        "context./shop.bogus = 5|context./shop.bogus|no setting",
        "context.timeout = 5s|context.timeout|PATH",
        "datasource. = 5|datasource.|no setting",
        "forwarded-allow-ips = 10.0.0.1/8|'10.0.0.1/8'|prefix",
        "limit-request-line = 1GB|'1GB'|65536B",
        "watch = yes|'yes'|true or false"
      })
  void whatIsWrongInAFileIsNamed(String scene) throws IOException {
    String[] parts = scene.split("\\|", -1);
    Path file = file(parts[0]);
    assertThatThrownBy(
            () -> {
              sources.file(file);
              SettingsReader.read(sources);
            })
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll(parts[1], parts[2])
        .hasMessageContaining(parts[0].equals("bind = ") ? "--bind" : file.toString());
  }

  @Test
  void aKeyGivenTwiceIsRefused() throws IOException {
    Path file = file("backlog = 1", "backlog = 2");
    assertThatThrownBy(() -> sources.file(file))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll(file.toString(), "'backlog'", "twice");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> sources.file(folder.resolve("none")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("none", "no such file");
  }

  @Test
  void anUnknownVariableIsRefused() {
    assertThatThrownBy(() -> sources.environment(Map.of("JUNICORN_QUEUE_SISE", "1")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("JUNICORN_QUEUE_SISE", "queue-size");
  }

  @Test
  void aSecretIsNotInTheErrorMessage() {
    sources.environment(Map.of("JUNICORN_MANAGEMENT_TOKEN", ""));
    assertThatThrownBy(() -> SettingsReader.read(sources))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("JUNICORN_MANAGEMENT_TOKEN", "'" + Secret.MASK + "'");
  }
}
