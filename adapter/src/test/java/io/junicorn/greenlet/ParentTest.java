package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who spawned whom. */
class ParentTest {
  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    release.countDown();
  }

  @Test
  void spawnedByAnotherThreadItHasNoParent() {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());

    assertThat(greenlet.parent()).isEmpty();
    assertThat(greenlet.parentId()).isEmpty();
  }

  @Test
  void spawnedByAGreenletItKnowsItsParent() {
    CompletableFuture<Greenlet<?>> child = new CompletableFuture<>();
    Greenlet<?> parent =
        greenlets.spawn(() -> child.complete(greenlets.spawn(() -> release.await())));

    assertThat(child.join().parent()).containsSame(parent);
    assertThat(child.join().parentId()).hasValue(parent.id());
  }

  @Test
  void aRootSpawnedByAGreenletHasNoParent() {
    CompletableFuture<Greenlet<?>> root = new CompletableFuture<>();
    greenlets.spawn(() -> root.complete(greenlets.spawnRoot(() -> release.await())));

    assertThat(root.join().parent()).isEmpty();
    assertThat(root.join().parentId()).isEmpty();
  }

  @Test
  void aParentThatEndedCanBeCollectedAndItsIdStays() {
    Greenlet<?> child = childOfForgottenParent();

    eventually(
        () -> {
          System.gc();
          return child.parent().isEmpty();
        });
    assertThat(child.parentId()).hasValue(1);
    assertThat(child.state()).isEqualTo(GreenletState.PARKED);
  }

  private Greenlet<?> childOfForgottenParent() {
    CompletableFuture<Greenlet<?>> child = new CompletableFuture<>();
    greenlets.spawn(() -> child.complete(greenlets.spawn(() -> release.await())));
    return child.join();
  }
}
