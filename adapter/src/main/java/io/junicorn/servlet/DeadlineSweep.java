package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import io.junicorn.admission.RejectReason;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.periodic.Periodic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the time of all requests of one handler, again and again, on a platform thread: it runs
 * while every carrier is busy. The requests pay nothing for it.
 */
final class DeadlineSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);

  /** What happened to one request, to be told after all have been answered. */
  private record Report(Exchange exchange, Expiry expiry, String whereabouts) {}

  private final GreenletHandler handler;
  private final Periodic rounds = new Periodic("junicorn-deadlines", Duration.ZERO, this::sweep);
  private final OverdueRequests overdue = new OverdueRequests();
  private final List<Greenlet<?>> live = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();

  DeadlineSweep(GreenletHandler handler) {
    this.handler = handler;
  }

  int overdue() {
    return overdue.count();
  }

  /** Begins, or goes on at another pace; 0 is not at all. */
  void start(long everyMillis) {
    if (everyMillis == 0) {
      stop();
    } else {
      rounds.setPause(Duration.ofMillis(everyMillis));
      LifeCycle.start(rounds);
    }
  }

  void stop() {
    LifeCycle.stop(rounds);
  }

  private void sweep() {
    try {
      handler.waiting().forEach(this::lookAtQueued);
      handler.greenlets().copyLive(live);
      for (Greenlet<?> greenlet : live) {
        if (greenlet.task() instanceof Exchange exchange && exchange.handler().equals(handler)) {
          look(exchange);
        }
      }
      handler.detached().forEach(this::look);
    } finally {
      // Whoever is kept here could not be collected until the next time.
      live.clear();
      report();
    }
    overdue.look(NanoTime.now());
  }

  private void look(Exchange exchange) {
    try {
      Watch watch = exchange.watch();
      if (watch == null) {
        return;
      }
      Limit limit = watch.passed(NanoTime.now());
      if (limit == null) {
        return;
      }
      String whereabouts = ExpiryLog.whereabouts(exchange);
      Expiry.Consequence consequence = watch.expire(limit);
      if (consequence != null) {
        reports.add(new Report(exchange, new Expiry(limit, consequence), whereabouts));
        overdue.add(exchange, limit);
      }
    } catch (RuntimeException e) {
      LOG.warn("cannot look at the deadline of {}", exchange.describe(), e);
    }
  }

  private void lookAtQueued(Exchange exchange) {
    Duration timeout = exchange.deadlines().timeout().orElse(null);
    if (timeout != null && RequestAge.nanosLeft(exchange) <= 0) {
      Admission.Rejected refusal = handler.limiter().rejected(RejectReason.QUEUE_TIMEOUT);
      exchange.rejected(
          new Admission.Rejected(
              refusal.reason(),
              refusal.message() + "; its deadline of " + timeout.toMillis() + " ms passed"));
    }
  }

  private void report() {
    for (Report report : reports) {
      ExpiryLog.expired(report.exchange(), report.expiry(), report.whereabouts());
      handler.observer().expired(report.exchange().request(), report.expiry());
    }
    reports.clear();
  }
}
