package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.simulation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One point, simulated and measured.
 *
 * @param offered requests per second that were sent
 */
record Comparison(Point point, double offered, Outcome simulated, Measurement measured) {
  // Gauges are read once a second; times carry what the simulation does not know: the processors.
  static final double IN_FLIGHT_SHARE = 0.10;
  static final double IN_FLIGHT_LEAST = 3;
  static final double REJECTED_POINTS = 0.03;
  static final double TIME_SHARE = 0.10;
  static final double TIME_LEAST = 0.05;

  /** What differs by more than it may. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    compare(
        differences,
        "in flight",
        simulated.inFlight(),
        measured.inFlight(),
        Math.max(IN_FLIGHT_LEAST, IN_FLIGHT_SHARE * measured.inFlight()));
    compare(
        differences,
        "rejected share",
        simulated.counts().rejectedShare(),
        measured.rejectedShare(),
        REJECTED_POINTS);
    time(differences, "p50", simulated.counts().p50(), measured.p50());
    // A real pool keeps no strict order, and queries do not all take their median.
    if (!point.isQuerying()) {
      time(differences, "p99", simulated.counts().p99(), measured.p99());
    }
    return differences;
  }

  private void time(List<String> differences, String what, double simulated, double measured) {
    compare(differences, what, simulated, measured, Math.max(TIME_LEAST, TIME_SHARE * measured));
  }

  private void compare(
      List<String> differences, String what, double simulated, double measured, double allowed) {
    // Not "more than": a figure that is missing differs, too.
    if (!(Math.abs(simulated - measured) <= allowed)) {
      differences.add(
          String.format(
              Locale.ROOT,
              "%s: %s is %.3f simulated and %.3f measured, %.3f apart are allowed",
              point.name(),
              what,
              simulated,
              measured,
              allowed));
    }
  }

  /** Its line of the table in docs/scaling.md. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %d + %d, %s | %.1f / %.1f | %.1f / %.1f | %.0f / %.0f | %.0f / %.0f |",
        point.name(),
        offered,
        point.admission().places(),
        point.admission().queueSize(),
        Math.round(point.admission().queueTimeout()) + "s",
        simulated.inFlight(),
        measured.inFlight(),
        100 * simulated.counts().rejectedShare(),
        100 * measured.rejectedShare(),
        1000 * simulated.counts().p50(),
        1000 * measured.p50(),
        1000 * simulated.counts().p99(),
        1000 * measured.p99());
  }

  static String head() {
    return "| simulated / measured | per second | `worker-connections` + `queue-size`, `queue-timeout`"
        + " | in flight | rejected % | p50 ms | p99 ms |\n"
        + "|---|---|---|---|---|---|---|";
  }
}
