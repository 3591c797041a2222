package io.junicorn.container.resource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.IsolationLevel;
import io.junicorn.container.config.Durations;
import io.junicorn.container.config.Truth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The properties of a pool that the configuration may set, beside {@code url}, {@code driver} and
 * the credentials: HikariCP's, in the spelling of all other settings. What HikariCP would correct
 * with a warning is refused here.
 */
enum PoolProperty {
  MAXIMUM_POOL_SIZE("1 to 10000", (c, t) -> c.setMaximumPoolSize(whole(t, 1))),
  MINIMUM_IDLE("0 to 10000", (c, t) -> c.setMinimumIdle(whole(t, 0))),
  CONNECTION_TIMEOUT("250ms to 24h", (c, t) -> c.setConnectionTimeout(millis(t, 250))),
  VALIDATION_TIMEOUT("250ms to 24h", (c, t) -> c.setValidationTimeout(millis(t, 250))),
  IDLE_TIMEOUT("0s, or 10s to 24h", (c, t) -> c.setIdleTimeout(zeroOrMillis(t, 10_000))),
  MAX_LIFETIME("0s, or 30s to 24h", (c, t) -> c.setMaxLifetime(zeroOrMillis(t, 30_000))),
  KEEPALIVE_TIME("0s, or 30s to 24h", (c, t) -> c.setKeepaliveTime(zeroOrMillis(t, 30_000))),
  LEAK_DETECTION_THRESHOLD(
      "0s, or 2s to 24h", (c, t) -> c.setLeakDetectionThreshold(zeroOrMillis(t, 2_000))),
  INITIALIZATION_FAIL_TIMEOUT(
      "1ms to 24h, or off",
      (c, t) -> c.setInitializationFailTimeout(t.equals("off") ? -1 : millis(t, 1))),
  CONNECTION_TEST_QUERY("SQL", HikariConfig::setConnectionTestQuery),
  CONNECTION_INIT_SQL("SQL", HikariConfig::setConnectionInitSql),
  AUTO_COMMIT("true or false", (c, t) -> c.setAutoCommit(Truth.parse(t))),
  READ_ONLY("true or false", (c, t) -> c.setReadOnly(Truth.parse(t))),
  TRANSACTION_ISOLATION(
      Arrays.stream(IsolationLevel.values()).map(Enum::name).collect(Collectors.joining(", ")),
      (c, t) -> c.setTransactionIsolation(IsolationLevel.valueOf(t).name())),
  CATALOG("a name", HikariConfig::setCatalog),
  SCHEMA("a name", HikariConfig::setSchema),
  ISOLATE_INTERNAL_QUERIES("true or false", (c, t) -> c.setIsolateInternalQueries(Truth.parse(t))),
  REGISTER_MBEANS("true or false", (c, t) -> c.setRegisterMbeans(Truth.parse(t)));

  private static final int MOST = 10_000;
  private static final long DAY = 24L * 60 * 60 * 1000;

  private final String allowed;

  @SuppressWarnings("ImmutableEnumChecker") // A function without state.
  private final BiConsumer<HikariConfig, String> setter;

  PoolProperty(String allowed, BiConsumer<HikariConfig, String> setter) {
    this.allowed = allowed;
    this.setter = setter;
  }

  /** The property of this key, such as {@code maximum-pool-size}. */
  static Optional<PoolProperty> of(String key) {
    return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The values that are allowed, for people. */
  String allowed() {
    return allowed;
  }

  /**
   * Sets it.
   *
   * @throws IllegalArgumentException when the text is not allowed
   */
  void apply(HikariConfig config, String text) {
    setter.accept(config, text);
  }

  private static int whole(String text, int least) {
    int number = Integer.parseInt(text);
    if (number < least || number > MOST) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static long zeroOrMillis(String text, long least) {
    return Durations.parse(text).isZero() ? 0 : millis(text, least);
  }

  private static long millis(String text, long least) {
    long millis = Durations.parse(text).toMillis();
    if (millis < least || millis > DAY) {
      throw new IllegalArgumentException(text);
    }
    return millis;
  }
}
