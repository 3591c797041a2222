package io.junicorn.container.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import io.junicorn.container.config.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be said of a data source. */
class PoolSpecTest {
  private static final String URL = "jdbc:postgresql://127.0.0.1:1/shop";

  @TempDir private Path folder;

  private static PoolSpec spec(String... keysAndValues) {
    Map<String, String> given = new HashMap<>();
    given.put("url", URL);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      given.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new PoolSpec("jdbc/shop", given);
  }

  private static void refused(String key, String value, String... words) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> spec(key, value))
        .withMessageStartingWith("datasource.jdbc/shop." + key + ": ")
        .withMessageContainingAll(words);
  }

  @Test
  void propertiesReachThePool() {
    HikariConfig config =
        spec(
                "maximum-pool-size", "7",
                "minimum-idle", "2",
                "connection-timeout", "2s",
                "max-lifetime", "10m",
                "leak-detection-threshold", "30s",
                "initialization-fail-timeout", "off",
                "transaction-isolation", "TRANSACTION_SERIALIZABLE",
                "auto-commit", "false")
            .config();
    assertThat(config.getPoolName()).isEqualTo("jdbc/shop");
    assertThat(config.getMaximumPoolSize()).isEqualTo(7);
    assertThat(config.getMinimumIdle()).isEqualTo(2);
    assertThat(config.getConnectionTimeout()).isEqualTo(2000);
    assertThat(config.getMaxLifetime()).isEqualTo(600_000);
    assertThat(config.getLeakDetectionThreshold()).isEqualTo(30_000);
    assertThat(config.getInitializationFailTimeout()).isNegative();
    assertThat(config.isAutoCommit()).isFalse();
    assertThat(config.getTransactionIsolation()).isEqualTo("TRANSACTION_SERIALIZABLE");
  }

  @Test
  void aPoolKeepsItsSizeUnlessToldOtherwise() {
    assertThat(spec().config().getMaximumPoolSize()).isEqualTo(10);
    assertThat(spec().config().getMinimumIdle()).isEqualTo(10);
    assertThat(spec("maximum-pool-size", "7").config().getMinimumIdle()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "maximum-pool-size, 0",
    "maximum-pool-size, many",
    "minimum-idle, -1",
    "connection-timeout, 30000",
    "connection-timeout, 100ms",
    "max-lifetime, 5s",
    "keepalive-time, 1s",
    "leak-detection-threshold, 1s",
    "auto-commit, yes",
    "transaction-isolation, HIGH"
  })
  void aValueThatIsNotAllowedIsRefused(String key, String value) {
    refused(key, value, "'" + value + "'", "allowed is");
  }

  @Test
  void whatThePoolWouldCorrectIsRefused() {
    refused("minimum-idle", "11", "'11'", "maximum-pool-size", "10");
    refused("keepalive-time", "31m", "max-lifetime");
    refused("leak-detection-threshold", "31m", "max-lifetime");
    refused("idle-timeout", "30m", "max-lifetime");
    assertThat(spec("max-lifetime", "1m").config().getKeepaliveTime()).isZero();
  }

  @Test
  void anUnknownPropertyIsRefusedWithThoseThatThereAre() {
    refused("max-pool-size", "5", "maximum-pool-size", "leak-detection-threshold", "url");
  }

  @Test
  void aMissingUrlIsRefused() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new PoolSpec("jdbc/shop", Map.of("username", "joe")))
        .withMessageContainingAll("datasource.jdbc/shop.url", "missing");
  }

  @Test
  void aMissingDriverIsRefusedWithThePlaceForIt() {
    refused("driver", "com.example.Driver", "com.example.Driver", "lib/ext", "WEB-INF/lib");
    refused("driver", "java.lang.String", "no java.sql.Driver");
    refused("url", "jdbc:nothing://db?password=secret", "jdbc:nothing://db?...", "lib/ext");
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> spec("url", "jdbc:nothing://db?password=secret"))
        .withMessageNotContaining("secret");
  }

  @Test
  void aPasswordMayComeFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "s e cret\n");
    assertThat(spec("password-file", file.toString()).config()).isNotNull();
    refused("password-file", folder.resolve("none").toString(), "cannot be read");
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> spec("password-file", file.toString(), "password", "x"))
        .withMessageContainingAll("password-file", "allowed is one of them")
        .withMessageNotContaining("'x'");
  }

  @Test
  void nothingThatHikariShowsHasThePassword() {
    HikariConfig config = spec("username", "joe", "password", "secret").config();
    assertThat(config.getPassword()).isNull();
    assertThat(config.getDataSourceProperties()).isEmpty();
    assertThat(config.getDataSource().toString()).doesNotContain("secret");
    assertThatExceptionOfType(java.sql.SQLException.class)
        .isThrownBy(
            () -> {
              try (Connection none = config.getDataSource().getConnection()) {
                assertThat(none).isNull();
              }
            })
        .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
  }
}
