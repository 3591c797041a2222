package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The counters and the list under many spawners at once. */
class GreenletCountsTest {
  private static final int SPAWNERS = 8;
  private static final int EACH = 2_500;
  private static final int ALL = SPAWNERS * EACH;

  private final GreenletTree greenlets = new GreenletTree();

  @Test
  void beginWithNothing() {
    assertThat(greenlets.counts()).isEqualTo(new GreenletCounts(0, 0, 0, 0, 0));
    assertThat(greenlets.live()).isEmpty();
  }

  @Test
  void addUpAfterTwentyThousandOfWhichSomeFail() throws InterruptedException {
    QuietTask fails =
        () -> {
          throw new Exception("on purpose");
        };
    spawnFromManyThreads(i -> i % 10 == 0 ? fails : Thread::yield);

    eventually(() -> greenlets.counts().finished() + greenlets.counts().failed() == ALL);
    GreenletCounts counts = greenlets.counts();
    assertThat(counts)
        .isEqualTo(new GreenletCounts(ALL, 0, ALL * 9 / 10, ALL / 10, counts.highWater()));
    assertThat(counts.highWater()).isBetween(1, ALL);
    assertThat(greenlets.live()).isEmpty();
  }

  @Test
  void seeTwentyThousandParkedAtOnceAndListThemInOrder() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    spawnFromManyThreads(_ -> () -> release.await());

    assertThat(greenlets.counts()).isEqualTo(new GreenletCounts(ALL, ALL, 0, 0, ALL));
    List<Greenlet<?>> live = greenlets.live();
    assertThat(live)
        .hasSize(ALL)
        .isSortedAccordingTo(Comparator.comparingLong(Greenlet::id))
        .doesNotHaveDuplicates();

    release.countDown();
    eventually(() -> greenlets.counts().finished() == ALL);
    assertThat(greenlets.counts()).isEqualTo(new GreenletCounts(ALL, 0, ALL, 0, ALL));
    assertThat(greenlets.live()).isEmpty();
  }

  @Test
  void theHighWaterMarkStaysWhenTheTideGoesOut() {
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < 7; i++) {
      greenlets.spawn(() -> release.await());
    }
    release.countDown();
    eventually(() -> greenlets.counts().active() == 0);
    greenlets.spawn(() -> {});

    assertThat(greenlets.counts().highWater()).isEqualTo(7);
  }

  @Test
  void theListBelongsToTheCaller() {
    CountDownLatch release = new CountDownLatch(1);
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    greenlets.live().clear();

    assertThat(greenlets.live()).containsExactly(greenlet);
    release.countDown();
  }

  private interface Tasks {
    GreenletTask number(int i);
  }

  private void spawnFromManyThreads(Tasks tasks) throws InterruptedException {
    List<Thread> spawners = new ArrayList<>();
    for (int s = 0; s < SPAWNERS; s++) {
      spawners.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < EACH; i++) {
                      greenlets.spawn(tasks.number(i));
                    }
                  }));
    }
    for (Thread spawner : spawners) {
      spawner.join();
    }
  }
}
