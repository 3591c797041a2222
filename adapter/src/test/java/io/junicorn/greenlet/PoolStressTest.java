package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spawners, killers and those who give up, all at once, on a pool between full and empty. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PoolStressTest {
  private static final int SCHEDULES = 3_000;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final GreenletTree tree = new GreenletTree();

  /** One schedule: a pool, and actors that are seeded. */
  private final class Schedule {
    private final RandomGenerator random;
    private final int size;
    private final Pool pool;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<Greenlet<?>> actors = new ArrayList<>();

    Schedule(long seed) {
      random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      size = 1 + random.nextInt(4);
      pool = new Pool(size);
    }

    private QuietTask task(int kind) {
      return () -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
          switch (kind) {
            case 0 -> Greenlets.sleep(Duration.ZERO);
            case 1 -> Thread.sleep(Duration.ofNanos(50_000));
            case 2 -> throw new IllegalStateException("on purpose");
            case 3 -> new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
            default -> {}
          }
        } finally {
          running.decrementAndGet();
        }
      };
    }

    /** What an actor does, drawn before it begins. */
    private QuietTask actor() {
      int role = random.nextInt(7);
      int[] kinds = random.ints(1 + random.nextInt(6), 0, 5).toArray();
      return () -> {
        for (int kind : kinds) {
          act(role, kind);
        }
      };
    }

    private void act(int role, int kind) throws Exception {
      switch (role) {
        case 0, 1 -> pool.spawn(task(kind));
        case 2 -> pool.trySpawn(task(kind));
        case 3 -> pool.trySpawn(task(kind), Duration.ofNanos(kind * 40_000L));
        case 4 -> pool.live().forEach(Greenlet::kill);
        case 5 -> pool.spawn(task(kind)).kill();
        default -> {
          Greenlet<?> outside = Greenlets.spawn((QuietTask) () -> {});
          pool.add(outside);
          pool.discard(outside);
        }
      }
      assertThat(pool.size()).isLessThanOrEqualTo(size);
    }

    void run() throws InterruptedException {
      int count = 2 + random.nextInt(8);
      for (int i = 0; i < count; i++) {
        actors.add(tree.spawn(actor()));
      }
      if (random.nextBoolean()) {
        actors.get(random.nextInt(count)).kill();
      }
      assertThat(Greenlets.joinAll(actors, LONG)).as("nobody waits for ever").hasSize(count);
      assertThat(pool.join(LONG)).as("members end").isTrue();
      for (Greenlet<?> actor : actors) {
        assertThat(actor.failure()).isEmpty();
      }
      assertThat(pool.freeCount()).as("every place comes back").isEqualTo(size);
      assertThat(pool.size()).isZero();
      assertThat(most.get()).as("members at once").isLessThanOrEqualTo(size);
    }
  }

  @Test
  void noPlaceIsLostOrGivenTwice() throws Exception {
    for (long seed = 0; seed < SCHEDULES; seed++) {
      try {
        new Schedule(seed).run();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    eventually(() -> tree.counts().active() == 0);
    assertThat(tree.live()).isEmpty();
  }

  @Test
  void closingInTheMiddleLeavesNothing() throws Exception {
    for (long seed = 0; seed < 1_000; seed++) {
      Schedule schedule = new Schedule(seed);
      for (int i = 0; i < 5; i++) {
        schedule.actors.add(tree.spawn(schedule.actor()));
      }
      try {
        schedule.pool.close();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("nobody had joined");
      }
      assertThat(schedule.pool.live()).isEmpty();
      assertThat(Greenlets.joinAll(schedule.actors, LONG)).as("seed " + seed).hasSize(5);
      assertThat(schedule.pool.freeCount()).as("seed " + seed).isEqualTo(schedule.size);
    }
    eventually(() -> tree.counts().active() == 0);
  }
}
