package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A group with so many places. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PoolTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Pool pool = new Pool(2);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void end() throws InterruptedException {
    pool.kill(LONG);
    pool.close();
  }

  private Greenlet<?> parked() throws InterruptedException {
    return pool.spawn((QuietTask) gate::await);
  }

  private static void eventuallyParked(Greenlet<?> greenlet) {
    eventually(() -> greenlet.state() == GreenletState.PARKED);
  }

  @Test
  void spawnWaitsWhileItIsFull() throws Exception {
    parked();
    parked();
    Greenlet<Greenlet<Integer>> spawner = Greenlets.spawn(() -> pool.spawn(() -> 3));
    eventuallyParked(spawner);

    assertThat(pool.full()).isTrue();
    assertThat(pool.freeCount()).isZero();
    assertThat(pool.size()).isEqualTo(2);
    gate.countDown();
    assertThat(spawner.get().get()).isEqualTo(3);
    pool.join();
    assertThat(pool.freeCount()).isEqualTo(2);
  }

  @Test
  void thoseWhoWaitAreServedInTheOrderOfTheirComing() throws Exception {
    List<Integer> served = new CopyOnWriteArrayList<>();
    try (Pool single = new Pool(1)) {
      single.spawn((QuietTask) gate::await);
      List<Greenlet<?>> spawners = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int number = i;
        Greenlet<?> spawner =
            Greenlets.spawn((QuietTask) () -> single.spawn(() -> served.add(number)));
        eventuallyParked(spawner);
        spawners.add(spawner);
      }
      gate.countDown();
      Greenlets.joinAll(spawners);
      single.join();
    }
    assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void trySpawnDoesNotWait() throws Exception {
    Greenlet<?> one = parked();
    parked();

    assertThat(pool.trySpawn(() -> 1)).isEmpty();
    assertThat(pool.trySpawn((QuietTask) () -> {})).isEmpty();
    assertThat(pool.trySpawn(() -> 1, Duration.ofMillis(5))).isEmpty();
    one.kill(LONG);
    assertThat(pool.trySpawn(() -> 1).orElseThrow().get()).isEqualTo(1);
    assertThat(pool.trySpawn((QuietTask) () -> {}, LONG)).isPresent();
  }

  /** Also when the end has not come to the pool yet. */
  @Test
  void whoHasJoinedAMemberFindsItsPlaceFree() throws Exception {
    try (Pool single = new Pool(1)) {
      for (int i = 0; i < 2_000; i++) {
        Optional<Greenlet<Integer>> member = single.trySpawn(() -> 1);
        assertThat(member).isPresent();
        member.orElseThrow().join();
        assertThat(single.size()).isZero();
      }
    }
  }

  @Test
  void whoWaitsForAPlaceCanBeInterruptedAndTakesNone() throws Exception {
    parked();
    parked();
    Greenlet<?> spawner = Greenlets.spawn((QuietTask) () -> pool.spawn(() -> 1));
    eventuallyParked(spawner);

    assertThat(spawner.kill(LONG)).isTrue();
    assertThat(spawner.exit()).isPresent();
    gate.countDown();
    pool.join();
    assertThat(pool.freeCount()).isEqualTo(2);
  }

  @Test
  void whoWaitsWhileItIsClosedIsTold() throws Exception {
    Pool full = new Pool(0);
    QuietTask spawning = () -> full.spawn(() -> 1);
    QuietTask looking = full::waitAvailable;
    List<Greenlet<?>> waiting = List.of(Greenlets.spawn(spawning), Greenlets.spawn(looking));
    waiting.forEach(PoolTest::eventuallyParked);
    full.close();

    for (Greenlet<?> one : waiting) {
      one.join();
      assertThat(one.failure().orElseThrow())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the group is closed");
    }
    assertThatThrownBy(() -> full.trySpawn(() -> 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPoolOfSizeZeroAdmitsNobody() throws Exception {
    try (Pool none = new Pool(0)) {
      assertThat(none.full()).isTrue();
      assertThat(none.trySpawn(() -> 1)).isEmpty();
      assertThat(none.trySpawn(() -> 1, Duration.ofMillis(1))).isEmpty();
      assertThat(none.waitAvailable(Duration.ofMillis(1))).isFalse();
    }
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> new Pool(-3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-3");
    assertThatThrownBy(() -> pool.trySpawn(() -> 1, Duration.ofMillis(-4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.004S");
    assertThatThrownBy(() -> pool.waitAvailable(Duration.ofMillis(-4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.004S");
  }

  @Test
  void aTaskThatCannotBeSpawnedGivesItsPlaceBack() {
    assertThatThrownBy(() -> pool.spawn(nothing())).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pool.trySpawn(nothing())).isInstanceOf(NullPointerException.class);

    assertThat(pool.freeCount()).isEqualTo(2);
    assertThat(pool.size()).isZero();
  }

  @SuppressWarnings("NullAway") // On purpose.
  private static GreenletTask nothing() {
    return null;
  }

  @Test
  void oneThatIsKilledBeforeItBeganGivesItsPlaceBack() throws Exception {
    try (BusyCarriers _ = new BusyCarriers()) {
      Greenlet<?> member = parked();
      member.kill();
      assertThat(pool.freeCount()).isEqualTo(1);
    }
    pool.join();
    assertThat(pool.freeCount()).isEqualTo(2);
  }

  @Test
  void aDelayedMemberHoldsItsPlaceUntilItIsKilled() throws Exception {
    Greenlet<?> later = Greenlets.spawnLater(Duration.ofHours(1), (QuietTask) () -> {});
    pool.add(later);
    assertThat(pool.freeCount()).isEqualTo(1);
    later.kill(LONG);
    assertThat(pool.freeCount()).isEqualTo(2);
  }

  @Test
  void addTakesAPlaceOnce() throws Exception {
    Greenlet<?> outside = Greenlets.spawn((QuietTask) gate::await);
    pool.add(outside);
    pool.add(outside);
    assertThat(pool.tryAdd(outside)).isTrue();
    assertThat(pool.freeCount()).isEqualTo(1);

    parked();
    Greenlet<?> other = Greenlets.spawn((QuietTask) gate::await);
    assertThat(pool.tryAdd(other)).isFalse();
    assertThat(pool.discard(outside)).isTrue();
    assertThat(pool.tryAdd(other)).isTrue();
    gate.countDown();
    Greenlets.joinAll(List.of(outside, other));
    pool.join();
    assertThat(pool.freeCount()).isEqualTo(2);
  }

  @Test
  void waitAvailableWaitsForAFreePlaceAndLeavesIt() throws Exception {
    pool.waitAvailable();
    assertThat(pool.waitAvailable(Duration.ZERO)).isTrue();
    parked();
    parked();
    assertThat(pool.waitAvailable(Duration.ofMillis(5))).isFalse();
    Greenlet<?> looker = Greenlets.spawn((QuietTask) pool::waitAvailable);
    eventuallyParked(looker);
    gate.countDown();
    looker.join();
    pool.join();
    assertThat(looker.failure()).isEmpty();
    assertThat(pool.freeCount()).isEqualTo(2);
  }

  @Test
  void applyWithinAMemberRunsInlineSoThatAFullPoolDoesNotStopIt() throws Exception {
    try (Pool single = new Pool(1)) {
      String nested =
          single.apply(
              () -> {
                Greenlet<?> outer = Greenlet.current().orElseThrow();
                return single.apply(() -> "inline: " + (Greenlet.current().orElseThrow() == outer));
              });
      assertThat(nested).isEqualTo("inline: true");
      assertThatThrownBy(() -> single.apply(() -> single.apply(PoolTest::fail)))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("on purpose");
    }
  }

  private static String fail() throws Exception {
    throw new Exception("on purpose");
  }

  /** Or else a nested apply would wait for the end of its own caller. */
  @Test
  void oneIsAMemberFromItsFirstInstruction() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      assertThat(pool.spawn(() -> pool.contains(Greenlet.current().orElseThrow())).get()).isTrue();
    }
  }

  @Test
  void itsTasksAreKnownByWhatTheCallerWrote() throws Exception {
    assertThat(pool.apply(() -> Greenlet.current().orElseThrow().spawnSite()))
        .isEqualTo(PoolTest.class.getName());
    assertThat(pool.map(_ -> Greenlet.current().orElseThrow().serves(), List.of(1)))
        .containsExactly(PoolTest.class.getName());
  }

  @Test
  void applyInAnotherPoolIsNotInline() throws Exception {
    Greenlet<?> member = pool.spawn(() -> new Pool(1).apply(Greenlet::current).orElseThrow());

    assertThat(member.get()).isNotSameAs(member);
  }
}
