package io.junicorn.hub.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A storm of stalls does not fill the log. */
class StallLogTest {
  private static final long SPAN = Duration.ofSeconds(10).toNanos();

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SPAN / 2);
  private final StallLog stalls = new StallLog(clock::get);
  private final Logger logger = (Logger) LoggerFactory.getLogger(StallLog.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  private static Stall stall(long number, Duration held) {
    return new Stall(
        number,
        number,
        "greenlet-" + number,
        "GET /report",
        "/shop",
        "/shop/report",
        "carrier-1",
        StallReason.CPU,
        held,
        held,
        false,
        Instant.EPOCH,
        List.of(new StackTraceElement("com.acme.Report", "sum", "Report.java", 48)));
  }

  private void report(int from, int to, Duration held) {
    for (int number = from; number <= to; number++) {
      stalls.stalled(stall(number, held));
    }
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void ofManyNewStallsTenHaveALineAndTheNextOneTellsHowManyHaveNone() {
    report(1, 13, Duration.ofMillis(100));
    assertThat(lines()).hasSize(10).allSatisfy(l -> assertThat(l).doesNotContain("no line"));
    assertThat(lines().getLast()).contains("greenlet-10, holds its carrier for 100 ms");

    clock.addAndGet(SPAN - 1);
    report(14, 14, Duration.ofMillis(100));
    assertThat(lines()).hasSize(10);

    clock.addAndGet(1);
    report(15, 16, Duration.ofMillis(100));
    assertThat(lines()).hasSize(12);
    assertThat(lines().get(10))
        .contains("greenlet-15,")
        .endsWith(" (4 reports of stalls before this one have no line)");
    assertThat(lines().get(11)).contains("greenlet-16,").doesNotContain("no line");
  }

  @Test
  void thoseThatGoOnTakeNoLineFromNewOnes() {
    report(1, 5, Duration.ofMillis(100));
    for (int again = 0; again < 3; again++) {
      report(1, 5, Duration.ofMillis(200));
    }
    assertThat(lines()).hasSize(5 + 10);
    report(6, 6, Duration.ofMillis(100));
    assertThat(lines()).hasSize(5 + 10 + 1);
    assertThat(lines().getLast()).contains("greenlet-6,", " (5 reports of stalls");
  }

  @Test
  void theEndOfALongOneIsNewsAndCountsAmongThoseThatGoOn() {
    report(1, 1, Duration.ofMillis(100));
    stalls.ended(stall(1, Duration.ofMillis(999)));
    assertThat(lines()).hasSize(1);
    for (int again = 0; again < 11; again++) {
      stalls.ended(stall(1, Duration.ofSeconds(1)));
    }
    assertThat(lines()).hasSize(1 + 10);
    assertThat(lines().getLast())
        .isEqualTo("stall: greenlet-1 of GET /report has left its carrier after 1000 ms");
  }
}
