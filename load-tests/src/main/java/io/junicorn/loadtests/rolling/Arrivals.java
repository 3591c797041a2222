package io.junicorn.loadtests.rolling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that arrive at a steady rate, whatever becomes of those before: each on a virtual thread
 * of its own, sent off by one platform thread.
 */
final class Arrivals {
  private final int perSecond;
  private final List<Entry> entries;
  private final Users users;
  private final Tally tally;
  private final long begun = System.nanoTime();
  private final Phaser underWay = new Phaser(1);
  private final Thread clock;
  private volatile boolean ended;
  private volatile long sent;

  private Arrivals(int perSecond, List<Entry> entries, Users users, Tally tally) {
    this.perSecond = perSecond;
    this.entries = entries;
    this.users = users;
    this.tally = tally;
    this.clock = Thread.ofPlatform().name("arrivals").unstarted(this::arrive);
  }

  /** Begins. */
  static Arrivals start(int perSecond, List<Entry> entries, Users users, Tally tally) {
    Arrivals arrivals = new Arrivals(perSecond, entries, users, tally);
    arrivals.clock.start();
    return arrivals;
  }

  private void arrive() {
    for (long number = 0; !ended; number++) {
      long due = begun + number * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      long own = number;
      underWay.register();
      Thread.ofVirtual().start(() -> request(own, due));
      sent = number + 1;
    }
  }

  private void request(long number, long due) {
    Work work = Work.of(number);
    try {
      // All kinds come by each of the entries.
      Entry entry = entries.get((int) (number / 20 % entries.size()));
      work.run(entry, number, users);
      tally.right(work, Duration.ofNanos(System.nanoTime() - due));
    } catch (LostAnswer e) {
      tally.lost(work, e, elapsed());
    } catch (RuntimeException e) {
      tally.lost(work, new LostAnswer(Outcome.UNKNOWN, e.toString(), e), elapsed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  /** Since the first one. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** How many have arrived. */
  long sent() {
    return sent;
  }

  /** Lets no more arrive, and returns when the last one has its answer. */
  void end() throws InterruptedException {
    ended = true;
    clock.join();
    underWay.arriveAndAwaitAdvance();
  }
}
