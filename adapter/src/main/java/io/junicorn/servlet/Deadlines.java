package io.junicorn.servlet;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the requests of a context may take. Each is off when empty.
 *
 * @param timeout from the last byte of the request's header until the response begins; waiting in
 *     the queue counts, waiting for a body that keeps to {@code bodyRate} does not. Then the server
 *     answers 503 in the application's place
 * @param action what else happens then
 * @param streamTimeout from the begin of the response to its end; then the connection is cut (of
 *     HTTP/2 the stream)
 * @param writeTimeout how long a client may take no byte of a response that waits for it; then the
 *     same
 * @param bodyRate the least rate of a request's body; below it the server answers 408
 */
public record Deadlines(
    Optional<Duration> timeout,
    DeadlineAction action,
    Optional<Duration> streamTimeout,
    Optional<Duration> writeTimeout,
    Optional<DataRate> bodyRate) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** All off. */
  public static final Deadlines NONE =
      new Deadlines(
          Optional.empty(),
          DeadlineAction.ANSWER,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Checks that each duration is more than zero and at most a day. */
  public Deadlines {
    check("timeout", timeout);
    Objects.requireNonNull(action, "the action is null");
    check("streamTimeout", streamTimeout);
    check("writeTimeout", writeTimeout);
    Objects.requireNonNull(bodyRate, "the body rate is null");
  }

  private static void check(String name, Optional<Duration> limit) {
    if (limit.isPresent() && (!limit.get().isPositive() || limit.get().compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          name + " is " + limit.get() + ", allowed is more than zero, at most a day");
    }
  }

  /** These with another {@code timeout}. */
  public Deadlines withTimeout(Duration limit) {
    return new Deadlines(Optional.of(limit), action, streamTimeout, writeTimeout, bodyRate);
  }

  /** These with another {@code action}. */
  public Deadlines withAction(DeadlineAction other) {
    return new Deadlines(timeout, other, streamTimeout, writeTimeout, bodyRate);
  }

  /** These with another {@code streamTimeout}. */
  public Deadlines withStreamTimeout(Duration limit) {
    return new Deadlines(timeout, action, Optional.of(limit), writeTimeout, bodyRate);
  }

  /** These with another {@code writeTimeout}. */
  public Deadlines withWriteTimeout(Duration limit) {
    return new Deadlines(timeout, action, streamTimeout, Optional.of(limit), bodyRate);
  }

  /** These with another {@code bodyRate}. */
  public Deadlines withBodyRate(DataRate rate) {
    return new Deadlines(timeout, action, streamTimeout, writeTimeout, Optional.of(rate));
  }

  /** The shortest of them; empty when all are off. */
  Optional<Duration> shortest() {
    return Stream.of(timeout, streamTimeout, writeTimeout, bodyRate.map(DataRate::grace))
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }
}
