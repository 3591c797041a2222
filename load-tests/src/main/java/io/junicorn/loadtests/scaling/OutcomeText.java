package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.simulation.Counts;
import io.junicorn.loadtests.simulation.Ending;
import io.junicorn.loadtests.simulation.Moment;
import io.junicorn.loadtests.simulation.Outcome;
import io.junicorn.loadtests.simulation.Row;
import java.io.PrintStream;
import java.util.Locale;

/** An outcome as a table for people. */
final class OutcomeText {
  private OutcomeText() {}

  static void print(Outcome outcome, double every, PrintStream out) {
    out.println(
        " second  replicas  in flight  queued  for the db   ended/s  rejected/s   p50 ms   p99 ms");
    for (Row row : outcome.rows()) {
      Moment end = row.end();
      Counts counts = row.counts();
      out.printf(
          Locale.ROOT,
          "%7.0f  %8s  %9d  %6d  %10d  %8.1f  %10.1f  %7.0f  %7.0f%n",
          end.at(),
          end.ready() == end.wanted() ? "" + end.ready() : end.ready() + " of " + end.wanted(),
          end.active(),
          end.queued(),
          end.waitingForConnection(),
          counts.all() / every,
          counts.rejected() / every,
          1000 * counts.p50(),
          1000 * counts.p99());
    }
    Counts all = outcome.counts();
    out.printf(
        Locale.ROOT,
        "%d requests: %d answered, %d rejected (%.2f %%: %d queue full, %d queue-timeout), %d without"
            + " a connection in time%n"
            + "in flight %.1f on average, queue wait %.0f ms, p50 %.0f ms, p99 %.0f ms, %.2f replica"
            + " hours%n",
        all.all(),
        all.of(Ending.ANSWERED),
        all.rejected(),
        100 * all.rejectedShare(),
        all.of(Ending.QUEUE_FULL),
        all.of(Ending.QUEUE_TIMEOUT),
        all.of(Ending.NO_CONNECTION),
        outcome.inFlight(),
        1000 * all.queueWait(),
        1000 * all.p50(),
        1000 * all.p99(),
        outcome.replicaSeconds() / 3600);
  }
}
