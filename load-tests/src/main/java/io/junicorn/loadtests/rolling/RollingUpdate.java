package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the servers of a stand one after the other while requests arrive: TERM, wait for the
 * end, start the next, wait until it is ready and the proxy knows. Of one thread.
 */
final class RollingUpdate {
  private static final int USERS_EACH = 10;

  private final Stand stand;
  private final int perSecond;
  private final Duration around;
  private final int rounds;

  /**
   * An update.
   *
   * @param perSecond requests that arrive in a second
   * @param around how long they arrive before the first TERM, and after each replacement
   * @param rounds how often each server is replaced
   */
  RollingUpdate(Stand stand, int perSecond, Duration around, int rounds) {
    this.stand = stand;
    this.perSecond = perSecond;
    this.around = around;
    this.rounds = rounds;
  }

  /** Does it. */
  RollingReport run() throws IOException, InterruptedException {
    Entry any = stand.anyEntry();
    Entry sticky = stand.stickyEntry();
    try (any;
        sticky) {
      List<Entry> entries = List.of(any, sticky);
      Users users = new Users(USERS_EACH, entries);
      Tally tally = new Tally();
      Arrivals arrivals = Arrivals.start(perSecond, entries, users, tally);
      List<String> events = new ArrayList<>();
      List<Integer> exitCodes = new ArrayList<>();
      Duration took;
      try {
        Thread.sleep(around);
        for (int round = 0; round < rounds; round++) {
          for (Slot slot : stand.slots()) {
            exitCodes.add(replace(slot, arrivals, events));
            Thread.sleep(around);
          }
        }
      } finally {
        took = arrivals.elapsed();
        arrivals.end();
      }
      return new RollingReport(
          took,
          arrivals.sent(),
          tally,
          List.copyOf(events),
          List.copyOf(exitCodes),
          any.opened() + sticky.opened(),
          any.resent() + sticky.resent(),
          stand.kind().resentAtMost(arrivals.sent()),
          lost(users));
    }
  }

  private int replace(Slot slot, Arrivals arrivals, List<String> events) throws IOException {
    events.add(at(arrivals, "TERM " + slot.name()));
    int code = stand.replica(slot).terminate();
    events.add(at(arrivals, slot.name() + " exits with " + code));
    Replica next = stand.begin(slot);
    next.awaitReady();
    events.add(at(arrivals, "a new " + slot.name() + " is ready"));
    stand.awaitAll();
    events.add(at(arrivals, "the proxy knows it"));
    return code;
  }

  private static String at(Arrivals arrivals, String what) {
    return "%.1f s: %s".formatted(arrivals.elapsed().toNanos() / 1e9, what);
  }

  /** Users who are not logged in any more, or whose visits do not count on. */
  private static List<String> lost(Users users) {
    List<String> lost = new ArrayList<>();
    for (User user : users.all()) {
      try {
        user.visit();
      } catch (LostAnswer e) {
        lost.add(e.getMessage());
      }
    }
    return lost;
  }
}
