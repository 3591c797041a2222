package io.junicorn.loadtests.rolling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a rolling update.
 *
 * @param sent requests that arrived
 * @param events what happened when
 * @param exitCodes of the servers that were replaced
 * @param connections that clients opened to the proxy
 * @param resent GETs for which a client took a new connection, because the proxy closed the idle
 *     one at that moment
 * @param resentAtMost how many of these nobody notices behind such a proxy
 * @param lostUsers what the account page said to those whose session was not intact in the end
 */
record RollingReport(
    Duration took,
    long sent,
    Tally tally,
    List<String> events,
    List<Integer> exitCodes,
    int connections,
    int resent,
    long resentAtMost,
    List<String> lostUsers) {
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** What users or a supervisor would notice, in words; nothing if all is as it must be. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    long right = tally.count(Outcome.RIGHT);
    if (right != sent) {
      faults.add((sent - right) + " of " + sent + " requests got no right answer");
    }
    exitCodes.stream()
        .filter(code -> code != 0)
        .forEach(code -> faults.add("a server ended with exit code " + code));
    if (resent > resentAtMost) {
      faults.add(resent + " requests were sent again, at most " + resentAtMost + " are allowed");
    }
    lostUsers.forEach(user -> faults.add("a user: " + user));
    return List.copyOf(faults);
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d requests in %.1f s: %d failed, %d sent again, %d connections%n"
            .formatted(
                sent,
                took.toNanos() / 1e9,
                sent - tally.count(Outcome.RIGHT),
                resent,
                connections));
    for (Work work : Work.values()) {
      text.append("  ").append(work.title()).append(':');
      for (Outcome outcome : Outcome.values()) {
        long count = tally.count(work, outcome);
        if (count > 0) {
          text.append(' ').append(count).append(' ').append(outcome);
        }
      }
      text.append('\n');
    }
    text.append(
        "  GET /hello took: median %.1f ms, p99 %.1f ms, longest %.1f ms%n"
            .formatted(helloMillis(MEDIAN), helloMillis(NEARLY_ALL), helloMillis(1)));
    events.forEach(event -> text.append("  ").append(event).append('\n'));
    tally.problems().forEach(problem -> text.append("  ! ").append(problem).append('\n'));
    faults().forEach(fault -> text.append("  ! ").append(fault).append('\n'));
    return text.toString();
  }

  private double helloMillis(double share) {
    List<Duration> sorted = tally.hellos();
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    int index = Math.min(sorted.size() - 1, (int) (sorted.size() * share));
    return sorted.get(index).toNanos() / 1e6;
  }
}
