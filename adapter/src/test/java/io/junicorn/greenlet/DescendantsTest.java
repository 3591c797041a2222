package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All that lives below one root. */
class DescendantsTest {
  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void nothingIsLeft() {
    release.countDown();
    Registry.isEmpty(greenlets);
  }

  /** A root with a child that waits, whose own child waits as well. */
  private Greenlet<?> family() {
    CompletableFuture<Void> complete = new CompletableFuture<>();
    Greenlet<?> root =
        greenlets.spawnRoot(
            () -> {
              greenlets.spawn(
                  () -> {
                    greenlets.spawn(() -> release.await());
                    complete.complete(null);
                    release.await();
                  });
              release.await();
            });
    complete.join();
    return root;
  }

  @Test
  void areChildrenAndTheirChildren() {
    Greenlet<?> root = family();

    assertThat(root.descendants().count()).isEqualTo(2);
    assertThat(root.descendants().live()).extracting(Greenlet::id).containsExactly(2L, 3L);
    assertThat(root.descendants().live().getLast().descendants()).isSameAs(root.descendants());
  }

  @Test
  void canBeJoined() throws Exception {
    Greenlet<?> root = family();

    assertThat(root.descendants().join(Duration.ofMillis(20))).isFalse();
    release.countDown();
    root.descendants().join();
    assertThat(root.descendants().count()).isZero();
  }

  @Test
  void canBeKilled() throws Exception {
    Greenlet<?> root = family();
    eventually(
        () -> root.descendants().live().stream().allMatch(g -> g.state() == GreenletState.PARKED));
    root.descendants().kill();
    root.descendants().join();

    assertThat(root.state().live()).isTrue();
  }

  @Test
  void cannotBeJoinedByOneOfThem() {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    greenlets.spawnRoot(
        () ->
            greenlets.spawn(
                () -> {
                  try {
                    Greenlets.current().orElseThrow().descendants().join();
                  } catch (IllegalStateException e) {
                    refused.complete(e);
                  }
                }));

    assertThat(refused.join()).hasMessage("greenlet-2 would wait for itself: it is one of them");
  }

  @Test
  void cannotWaitForTheirRootWhileItWaitsForThem() throws Exception {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    Greenlet<?> root =
        greenlets.spawnRoot(
            () -> {
              Greenlet<?> self = Greenlets.current().orElseThrow();
              greenlets.spawn(
                  () -> {
                    eventually(() -> self.state() == GreenletState.PARKED);
                    try {
                      self.join();
                    } catch (IllegalStateException e) {
                      refused.complete(e);
                    }
                  });
              self.descendants().join();
            });
    root.join();

    assertThat(refused.join())
        .hasMessage("greenlet-2 would wait for ever: greenlet-1 waits for it to end");
  }

  @Test
  void areNotWaitedForByARootForWhichOneOfThemWaits() throws Exception {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    Greenlet<?> root =
        greenlets.spawnRoot(
            () -> {
              Greenlet<?> self = Greenlets.current().orElseThrow();
              Greenlet<?> child = greenlets.spawn(() -> self.join());
              eventually(() -> child.state() == GreenletState.PARKED);
              try {
                self.descendants().join();
              } catch (IllegalStateException e) {
                refused.complete(e);
              }
            });
    root.join();

    assertThat(refused.join())
        .hasMessage("greenlet-1 would wait for ever: one of its descendants waits for it to end");
  }

  @Test
  void doNotHaveTheDetachedAmongThem() throws Exception {
    CompletableFuture<Greenlet<?>> detached = new CompletableFuture<>();
    Greenlet<?> root =
        greenlets.spawnRoot(
            () -> detached.complete(greenlets.spawnDetached(() -> release.await())));
    root.join();

    assertThat(root.descendants().count()).isZero();
    assertThat(detached.join().parentId()).hasValue(root.id());
  }

  @Test
  void areOfOneTree() throws Exception {
    GreenletTree other = new GreenletTree();
    CompletableFuture<Greenlet<?>> elsewhere = new CompletableFuture<>();
    Greenlet<?> root =
        greenlets.spawnRoot(() -> elsewhere.complete(other.spawn(() -> release.await())));
    root.join();

    assertThat(root.descendants().count()).isZero();
    assertThat(elsewhere.join().parentId()).hasValue(root.id());
    release.countDown();
    Registry.isEmpty(other);
  }

  @Test
  void endOneAfterAnotherUnderLoad() throws Exception {
    for (int i = 0; i < 300; i++) {
      Greenlet<Integer> root =
          greenlets.spawn(
              () -> {
                for (int child = 0; child < 10; child++) {
                  greenlets.spawn(Greenlets::yield);
                }
                Greenlet<?> self = Greenlets.current().orElseThrow();
                self.descendants().join();
                return self.descendants().count();
              });
      assertThat(root.get()).isZero();
    }
  }
}
