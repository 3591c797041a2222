package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Those who come late, by a callback or from one that is told to end, are waited for, too. */
class DescendantsEndTest {
  private final GreenletTree tree = new GreenletTree();
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void theWaitCoversWhatACallbackOfTheLastOneSpawns() throws Exception {
    CompletableFuture<Greenlet<?>> late = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    Greenlet<?> root =
        tree.spawn(
            () -> {
              Greenlet<?> child = tree.spawn(() -> arrives(ended));
              child.onDone(_ -> late.complete(tree.spawn(() -> gate.await())));
            });
    root.join();
    Greenlet<Boolean> waiting = tree.spawn(() -> root.descendants().join(Duration.ofMinutes(1)));
    ended.countDown();
    late.join();
    assertThat(waiting.ended()).isFalse();
    assertThat(Descendants.anyBelow(root)).isTrue();
    gate.countDown();
    assertThat(waiting.get()).isTrue();
    assertThat(late.join().ended()).isTrue();
    assertThat(Descendants.anyBelow(root)).isFalse();
  }

  @Test
  void aRootWithoutChildrenHasNoneBelow() throws Exception {
    Greenlet<?> root = tree.spawn(() -> {});
    root.join();
    assertThat(Descendants.anyBelow(root)).isFalse();
    assertThat(root.descendants().kill(Duration.ZERO)).isTrue();
  }

  @Test
  void killReachesThoseThatAreSpawnedMeanwhile() throws Exception {
    Greenlet<?> root =
        tree.spawn(
            () ->
                tree.spawn(
                    () -> {
                      try {
                        gate.await();
                      } finally {
                        tree.spawn(() -> gate.await());
                      }
                    }));
    eventually(() -> root.ended() && root.descendants().count() == 1);
    assertThat(root.descendants().kill(Duration.ofMinutes(1))).isTrue();
    assertThat(tree.counts().started()).isEqualTo(3);
    assertThat(tree.counts().active()).isZero();
  }

  @Test
  void killTellsOfThoseThatIgnoreIt() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    Greenlet<?> root =
        tree.spawn(
            () ->
                tree.spawn(
                    () -> {
                      try {
                        gate.await();
                      } catch (InterruptedException _) {
                        told.countDown();
                      }
                      arrives(gate);
                    }));
    eventually(() -> root.ended() && root.descendants().count() == 1);
    assertThat(root.descendants().kill(Duration.ofMillis(5))).isFalse();
    arrives(told);
    assertThat(root.descendants().live()).hasSize(1);
    gate.countDown();
    root.descendants().join();
  }
}
