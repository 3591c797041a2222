package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Kills that come before, while and after greenlets end, thousands of times: each greenlet ends
 * once, in one way, its callbacks run once and with a clean flag, and nobody waits for ever.
 */
class KillStressTest {
  private static final long SEED = 20_261_121;
  private static final int ROUNDS = 4_000;
  private static final int KILLERS = 3;

  private final GreenletTree greenlets = new GreenletTree();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

  @Test
  void everyRaceOfKillAndEndHasOneOutcome() throws Exception {
    Random random = new Random(SEED);
    int killed = 0;
    int finished = 0;
    for (int round = 0; round < ROUNDS; round++) {
      GreenletState state = round(random.nextInt(30), random.nextInt(30), random.nextInt(3));
      if (state == GreenletState.KILLED) {
        killed++;
      } else if (state == GreenletState.FINISHED) {
        finished++;
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(killed + finished).isEqualTo(ROUNDS);
    // Both sides of the race were run, so the test had something to find.
    assertThat(killed).isPositive();
    assertThat(finished).isPositive();
    Registry.isEmpty(greenlets);
    assertThat(greenlets.counts().failed()).isZero();
  }

  private GreenletState round(int work, int delay, int kind) throws Exception {
    AtomicInteger told = new AtomicInteger();
    CountDownLatch toldOnce = new CountDownLatch(1);
    Greenlet<String> greenlet = greenlets.spawn(() -> work(work, kind));
    greenlet.onDone(
        _ -> {
          if (Thread.currentThread().isInterrupted()) {
            wrong.add("a callback has a flag");
          }
          told.incrementAndGet();
          toldOnce.countDown();
        });
    List<Greenlet<?>> others = new ArrayList<>();
    for (int i = 0; i < KILLERS; i++) {
      others.add(
          greenlets.spawn(
              () -> {
                spin(delay);
                greenlet.kill();
              }));
    }
    others.add(greenlets.spawn(() -> greenlet.join()));
    Greenlets.joinAll(others);
    greenlet.join();
    // A joiner may be awake before the last callback has run.
    arrives(toldOnce);
    if (told.get() != 1) {
      wrong.add("told " + told.get() + " times");
    }
    GreenletState state = greenlet.state();
    boolean hasExit = greenlet.exit().isPresent();
    if (hasExit != (state == GreenletState.KILLED) || !greenlet.successful()) {
      wrong.add(state + " with exit " + hasExit);
    }
    return state;
  }

  private static String work(int work, int kind) throws InterruptedException {
    switch (kind) {
      case 0 -> spin(work);
      case 1 -> {
        for (int i = 0; i < work; i++) {
          Greenlets.sleep(Duration.ZERO);
        }
      }
      default -> Thread.sleep(0, work * 1_000);
    }
    return "value";
  }

  private static void spin(int amount) {
    for (int i = 0; i < amount * 50; i++) {
      Thread.onSpinWait();
    }
  }
}
