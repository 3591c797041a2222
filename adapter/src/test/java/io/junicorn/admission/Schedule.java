package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One random story of a limiter: threads admit, hand permits around, release them (some twice),
 * move some to the streams, and a few close the limiter in the middle.
 */
final class Schedule {
  /** A permit with the model's own book-keeping: the limit is checked against this count. */
  private final class Holding {
    private final Permit permit;
    private boolean closed;

    /** Somebody else releases it as well. */
    private volatile boolean shared;

    Holding(Permit permit) {
      this.permit = permit;
      over(workers.incrementAndGet(), settings.workerConnections());
    }

    void release() {
      giveBackInTheModel();
      permit.release();
    }

    // Before the real one, whichever thread is first: the model must never count too much.
    private synchronized void giveBackInTheModel() {
      if (!closed) {
        closed = true;
        workers.decrementAndGet();
      }
    }

    /** Lays it back for another thread, and releases it as well. */
    void releaseTwice() {
      shared = true;
      bag.add(this);
      release();
    }

    void moveAndRelease() {
      if (shared) {
        release();
        return;
      }
      giveBackInTheModel();
      if (permit.moveToStreams()) {
        over(streams.incrementAndGet(), settings.streamConnections());
        streams.decrementAndGet();
      }
      permit.release();
    }
  }

  private final class Told implements Waiter {
    private final AtomicInteger times = new AtomicInteger();

    @Override
    public void admitted(Permit permit, long waitedNanos) {
      once();
      bag.add(new Holding(permit));
    }

    @Override
    public void rejected(Admission.Rejected rejected) {
      once();
    }

    private void once() {
      if (times.incrementAndGet() != 1) {
        failures.add("told " + times + " times");
      }
      untold.decrementAndGet();
    }
  }

  private final AdmissionSettings settings;
  private final Limiter limiter;
  private final long seed;
  private final boolean closes;
  private final Queue<Holding> bag = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger untold = new AtomicInteger();
  private final AtomicInteger workers = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();

  Schedule(long seed, boolean timesOut, Timer timer) {
    Random random = new Random(seed);
    Duration timeout = timesOut ? Duration.ofMillis(1 + random.nextInt(5)) : Duration.ofHours(1);
    this.settings =
        new AdmissionSettings(1 + random.nextInt(4), random.nextInt(8), timeout, random.nextInt(3));
    this.limiter = timer.limiter(settings);
    this.seed = seed;
    this.closes = random.nextInt(10) == 0;
  }

  /** What one thread does. */
  void play(int thread, int requests) {
    Random random = new Random(seed * 31 + thread);
    for (int i = 0; i < requests; i++) {
      untold.incrementAndGet();
      switch (limiter.admit(new Told())) {
        case Permit permit -> {
          untold.decrementAndGet();
          bag.add(new Holding(permit));
        }
        case Admission.Queued _ -> {}
        case Admission.Rejected _ -> untold.decrementAndGet();
      }
      if (random.nextInt(8) == 0) {
        LockSupport.parkNanos(1);
      }
      if (random.nextInt(3) > 0) {
        takeOne(random);
      }
      if (closes && thread == 0 && i == requests / 2) {
        limiter.close();
      }
    }
  }

  private boolean takeOne(Random random) {
    Holding holding = bag.poll();
    if (holding == null) {
      return false;
    }
    switch (random.nextInt(4)) {
      case 0 -> holding.moveAndRelease();
      case 1 -> holding.releaseTwice();
      default -> holding.release();
    }
    return true;
  }

  /** Gives back what is still out; afterwards a waiter left in the queue has missed its wake-up. */
  boolean settle() {
    Random random = new Random(seed);
    boolean any = false;
    while (takeOne(random)) {
      any = true;
    }
    return any;
  }

  boolean allTold() {
    return untold.get() == 0;
  }

  void check() {
    assertThat(failures).as(this::toString).isEmpty();
    assertThat(untold.get()).as("left in the queue: %s", this).isZero();
    assertThat(limiter.queued()).as("queued: %s", this).isZero();
    assertThat(limiter.active()).as("active: %s", this).isZero();
    assertThat(limiter.streams()).as("streams: %s", this).isZero();
  }

  private void over(int now, int limit) {
    if (now > limit) {
      failures.add(now + " held of " + limit);
    }
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + settings + (closes ? ", closes" : "");
  }
}
