package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A group as a scope: nothing that was spawned in it outlives it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class GroupScopeTest {
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<Greenlet<?>> spawned = new ArrayList<>();

  @Test
  void aBodyThatJoinsGetsItsValues() throws Exception {
    try (Group group = new Group()) {
      Greenlet<Integer> one = group.spawn(() -> 1);
      Greenlet<Integer> two = group.spawn(() -> 2);
      group.joinOrThrow();
      assertThat(one.get() + two.get()).isEqualTo(3);
    }
  }

  @Test
  void aBodyThatWaitsForEachByItselfNeedsNoJoin() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (Group group = new Group()) {
        Greenlet<Integer> one = group.spawn(() -> 1);
        Greenlet<Integer> two = group.spawn(() -> 2);
        assertThat(one.get() + two.get()).isEqualTo(3);
      }
    }
  }

  @Test
  void whenTheBodyThrowsTheChildrenAreKilledAndItsExceptionGoesOn() {
    assertThatThrownBy(this::throwingBody)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("of the body")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .isInstanceOf(IllegalStateException.class));
    assertThat(spawned.getFirst().exit()).isPresent();
  }

  private void throwingBody() throws InterruptedException {
    try (Group group = new Group()) {
      spawned.add(group.spawn((QuietTask) never::await));
      throw new ArithmeticException("of the body");
    }
  }

  @Test
  void aForgottenJoinDoesNotGoUnnoticed() throws Exception {
    Group group = new Group();
    Greenlet<?> forgotten = group.spawn((QuietTask) never::await);

    assertThatThrownBy(group::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nobody had joined")
        .hasMessageContaining(forgotten.name());
    assertThat(forgotten.exit()).isPresent();
    group.close();
  }

  @Test
  void membersThatWereToldToEndBeforeAreNoMistake() throws Exception {
    try (Group group = new Group()) {
      spawned.add(group.spawn((QuietTask) never::await));
      group.kill();
    }
    assertThat(spawned.getFirst().exit()).isPresent();
  }

  @Test
  void afterAJoinThatGaveUpCloseCutsWithoutComplaint() throws Exception {
    try (Group group = new Group()) {
      spawned.add(group.spawn((QuietTask) never::await));
      assertThat(group.join(Duration.ofMillis(5))).isFalse();
    }
    assertThat(spawned.getFirst().exit()).isPresent();
  }

  @Test
  void aFailureKillsTheSiblings() {
    assertThatThrownBy(
            () -> {
              try (Group group = new Group()) {
                spawned.add(group.spawn((QuietTask) never::await));
                group.spawn(
                    (QuietTask)
                        () -> {
                          throw new ArithmeticException("on purpose");
                        });
                group.joinOrThrow();
              }
            })
        .isInstanceOf(ExecutionException.class)
        .hasNoSuppressedExceptions()
        .cause()
        .hasMessage("on purpose");
    assertThat(spawned.getFirst().exit()).isPresent();
  }

  @Test
  void aClosedGroupTakesNoMore() {
    Group group = new Group();
    group.close();
    Greenlet<?> outside = Greenlets.spawn((QuietTask) never::await);

    assertThatThrownBy(() -> group.spawn(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the group is closed");
    assertThatThrownBy(() -> group.add(outside)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> group.apply(() -> 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> group.map(x -> x, List.of(1)))
        .isInstanceOf(IllegalStateException.class);
    outside.kill();
  }

  @Test
  void aMemberCannotCloseItsGroup() throws Exception {
    Group group = new Group();
    Greenlet<?> member = group.spawn((QuietTask) group::close);
    member.join();

    assertThat(member.failure().orElseThrow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("would wait for itself");
    assertThat(group.spawn(() -> 1).get()).isEqualTo(1);
  }

  @Test
  void closeWaitsForOneThatCleansUp() throws Exception {
    CountDownLatch cleaned = new CountDownLatch(1);
    Group group = new Group();
    Greenlet<?> slow = group.spawn((QuietTask) () -> GroupTest.ignoring(cleaned, 5));
    eventually(() -> slow.state() == GreenletState.PARKED);
    Greenlet<?> closer = Greenlets.spawn((QuietTask) group::close);
    eventually(() -> closer.state() == GreenletState.PARKED);

    assertThat(slow.ended()).isFalse();
    cleaned.countDown();
    closer.join();
    assertThat(slow.ended()).isTrue();
  }

  @Test
  void anInterruptedCloseKeepsTheFlagAndNamesWhoIsLeft() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Group group = new Group();
    Greenlet<?> stubborn = group.spawn((QuietTask) () -> GroupTest.ignoring(over, 5));
    eventually(() -> stubborn.state() == GreenletState.PARKED);
    Greenlet<String> closer =
        Greenlets.spawn(
            () -> {
              try {
                group.close();
              } catch (IllegalStateException e) {
                return Thread.currentThread().isInterrupted() + " " + e.getMessage();
              }
              return "nothing was thrown";
            });
    eventually(() -> closer.state() == GreenletState.PARKED);
    closer.interrupt();

    assertThat(closer.get()).startsWith("true interrupted").contains(stubborn.name());
    over.countDown();
    stubborn.join();
  }

  @Test
  void anInterruptFromBeforeTheCloseDoesNotDisturbIt() throws Exception {
    Group group = new Group();
    Greenlet<?> member = group.spawn((QuietTask) never::await);
    group.kill();
    Thread.currentThread().interrupt();
    group.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(member.ended()).isTrue();
  }

  /** One who is on the way in while the group closes is refused, or cut before close returns. */
  @Test
  void nobodySlipsInWhileItCloses() throws Exception {
    for (int i = 0; i < 300; i++) {
      Group group = new Group();
      Greenlet<Greenlet<?>> spawner =
          Greenlets.spawn(
              () -> {
                while (true) {
                  Greenlet<?> last = group.spawn((QuietTask) never::await);
                  if (group.size() > 50) {
                    return last;
                  }
                }
              });
      spawner.onFailure(_ -> {});
      try {
        group.close();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("nobody had joined");
      }
      assertThat(group.live()).isEmpty();
      spawner.join();
      assertThat(group.live()).isEmpty();
    }
  }
}
