package io.junicorn.container.config;

import io.junicorn.servlet.DataRate;
import io.junicorn.servlet.DeadlineAction;
import io.junicorn.servlet.Deadlines;
import java.time.Duration;
import java.util.Optional;

/** How long things may take. */
public record DeadlineSettings(
    @Setting(
            value = "off",
            form = "DURATION|off",
            min = 1,
            perContext = true,
            aliases = "t",
            common = true,
            doc =
                "Deadline of a request until its response is committed; then 503, also while the servlet spins.")
        Optional<Duration> timeout,
    @Setting(
            value = "answer",
            form = "answer|interrupt",
            perContext = true,
            doc =
                "What happens at the deadline: the server answers; or it answers and interrupts the greenlet.")
        DeadlineAction deadlineAction,
    @Setting(
            value = "off",
            form = "DURATION|off",
            min = 1,
            perContext = true,
            doc = "Deadline of a response that has begun; then the connection is cut.")
        Optional<Duration> streamTimeout,
    @Setting(
            value = "240B",
            form = "SIZE",
            doc =
                "Least bytes per second of a request body while the application waits for it, after 5 s of grace; then 408. 0B is no limit.")
        Size minDataRate,
    @Setting(
            value = "60s",
            form = "DURATION",
            min = 1,
            doc = "How long a client may take no byte of a response; then the connection is cut.")
        Duration writeTimeout,
    @Setting(
            value = "0ms",
            form = "DURATION",
            doc =
                "How long after TERM the server, not ready any more, still accepts and serves, until proxies have noticed; then the drain begins.")
        Duration drainDelay,
    @Setting(
            value = "30s",
            form = "DURATION",
            common = true,
            doc = "How long TERM, and a reload, wait for requests in flight.")
        Duration gracefulTimeout) {
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** The part that the adapter knows. */
  public Deadlines limits() {
    return new Deadlines(
        timeout,
        deadlineAction,
        streamTimeout,
        Optional.of(writeTimeout),
        minDataRate.bytes() == 0
            ? Optional.empty()
            : Optional.of(new DataRate(minDataRate.bytes(), GRACE)));
  }
}
