package io.junicorn.loadtests.rolling;

import java.time.Duration;
import java.util.List;

/**
 * What came of a rolling update.
 *
 * @param sent requests that arrived
 * @param events what happened when
 * @param exitCodes of the servers that were replaced
 * @param connections that clients opened to the proxy
 * @param resent requests for which a client took a new connection, because the proxy closed the
 *     idle one at that moment
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
    List<String> lostUsers) {
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d requests in %.1f s: %d failed, %d sent again, %d connections%n"
            .formatted(sent, took.toNanos() / 1e9, tally.failed(), resent, connections));
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
    lostUsers.forEach(user -> text.append("  ! a user: ").append(user).append('\n'));
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
