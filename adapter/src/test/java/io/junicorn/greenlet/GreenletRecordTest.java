package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who a greenlet is. */
class GreenletRecordTest {
  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    release.countDown();
  }

  @Test
  void idsCountFromOne() {
    List<Greenlet<?>> three =
        List.of(
            greenlets.spawn(() -> {}), greenlets.spawnRoot(() -> {}), greenlets.spawn(() -> {}));

    assertThat(three).extracting(Greenlet::id).containsExactly(1L, 2L, 3L);
  }

  @Test
  void eachRegistryCountsForItself() {
    greenlets.spawn(() -> {});

    assertThat(new GreenletTree().spawn(() -> {}).id()).isEqualTo(1);
  }

  @Test
  void nameIsTheNameOfTheVirtualThread() {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    Greenlet<?> greenlet = greenlets.spawn(() -> thread.complete(Thread.currentThread()));

    assertThat(thread.join().isVirtual()).isTrue();
    assertThat(thread.join().getName()).isEqualTo("greenlet-1").isEqualTo(greenlet.name());
  }

  @Test
  void insideItIsTheCurrentOne() {
    CompletableFuture<Greenlet<?>> inside = new CompletableFuture<>();
    Greenlet<?> greenlet = greenlets.spawn(() -> inside.complete(Greenlet.current().orElseThrow()));

    assertThat(inside.join()).isSameAs(greenlet);
  }

  @Test
  void outsideThereIsNoCurrentOne() {
    assertThat(Greenlet.current()).isEmpty();
  }

  @Test
  void anOrdinaryThreadStartedByAGreenletIsNotThatGreenlet() {
    CompletableFuture<Boolean> inside = new CompletableFuture<>();
    greenlets.spawn(
        () -> Thread.ofPlatform().start(() -> inside.complete(Greenlet.current().isPresent())));

    assertThat(inside.join()).isFalse();
  }

  @Test
  void startedAtAndAgeTellWhenItWasSpawned() {
    Instant before = Instant.now();
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    Duration young = greenlet.age();
    Instant after = Instant.now();

    Duration clocksDiffer = Duration.ofMillis(500);
    assertThat(greenlet.startedAt())
        .isBetween(before.minus(clocksDiffer), after.plus(clocksDiffer));
    assertThat(young.isNegative()).isFalse();
    eventually(() -> greenlet.age().compareTo(young) > 0);
  }

  @Test
  void theTaskIsThere() {
    GreenletTask task = () -> release.await();

    assertThat(greenlets.spawn(task).task()).isSameAs(task);
  }

  @Test
  void itIntroducesItselfByNameStateAndWork() {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    eventually(() -> greenlet.state() == GreenletState.PARKED);

    assertThat(greenlet).hasToString("greenlet-1 PARKED " + GreenletRecordTest.class.getName());
  }
}
