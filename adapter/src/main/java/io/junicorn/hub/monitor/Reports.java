package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Greenlet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Stall} of what has held its carrier too long, and tells those who want to know. Of
 * the monitor's thread, but for those who read what was reported.
 */
final class Reports {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

  private final Served.Source source;
  private final long limitNanos;
  private final CarrierTimes times = new CarrierTimes();
  private final List<StallObserver> observers = new CopyOnWriteArrayList<>();
  private final RecentStalls recent = new RecentStalls();
  private long number;

  Reports(Served.Source source, long limitNanos) {
    this.source = source;
    this.limitNanos = limitNanos;
    observers.add(recent);
  }

  void add(StallObserver observer) {
    observers.add(observer);
  }

  List<Stall> recent() {
    return recent.all();
  }

  int stalled() {
    return recent.goingOn();
  }

  /** Reports it if it is time. */
  void look(Holding holding, long now) {
    long held = holding.nanos(now);
    if (holding.processorTime == CarrierTimes.UNKNOWN && held >= limitNanos / 4) {
      holding.processorTime = times.onProcessor(holding.carrier);
      holding.processorSinceNanos = now;
    }
    if (held < holding.nextReportNanos) {
      return;
    }
    StackTraceElement[] stack = holding.greenlet.stackTrace();
    // The stack took its time: whoever has left meanwhile is somewhere else.
    if (holding.greenlet.carrier().filter(holding.carrier::equals).isEmpty()) {
      return;
    }
    while (holding.nextReportNanos <= held) {
      holding.nextReportNanos *= 2;
    }
    Stall stall = describe(holding, held, now, List.of(stack));
    holding.reported = stall;
    tell(observer -> observer.stalled(stall));
  }

  private Stall describe(Holding holding, long held, long now, List<StackTraceElement> stack) {
    Greenlet<?> greenlet = holding.greenlet;
    Served served = source.by(greenlet);
    Stall before = holding.reported;
    long processor = processor(holding);
    long looked = now - holding.processorSinceNanos;
    double share = processor < 0 || looked <= 0 ? -1 : (double) processor / looked;
    return new Stall(
        before == null ? ++number : before.number(),
        greenlet.id(),
        greenlet.name(),
        Words.of(greenlet, served.words(), source),
        served.context(),
        served.path(),
        holding.carrier,
        StallReason.of(stack, share),
        Duration.ofNanos(held),
        share < 0 ? Duration.ofNanos(-1) : Duration.ofNanos((long) (held * Math.min(1, share))),
        false,
        holding.began,
        stack);
  }

  /** Since it was first asked for; negative when that is not known. */
  private long processor(Holding holding) {
    long at = times.onProcessor(holding.carrier);
    return at < 0 || holding.processorTime < 0 ? -1 : at - holding.processorTime;
  }

  /** It is not on its carrier any more. */
  void left(Holding holding, long now) {
    Stall reported = holding.reported;
    if (reported != null) {
      Stall ended = reported.ended(Duration.ofNanos(holding.nanos(now)));
      tell(observer -> observer.ended(ended));
    }
  }

  private void tell(Consumer<StallObserver> what) {
    for (StallObserver observer : observers) {
      try {
        what.accept(observer);
      } catch (RuntimeException | Error thrown) {
        LOG.error("{} failed at a stall", observer.getClass().getName(), thrown);
      }
    }
  }
}
