package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Greenlets that are waited for and ended together. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class GroupTest {
  private final Group group = new Group();
  private final CountDownLatch never = new CountDownLatch(1);

  private static QuietTask failing(Exception thrown) {
    return () -> {
      throw thrown;
    };
  }

  @Test
  void aMemberLeavesWhenItEnds() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Greenlet<String> member =
        group.spawn(
            () -> {
              gate.await();
              return "value";
            });

    assertThat(group.size()).isEqualTo(1);
    assertThat(group.contains(member)).isTrue();
    assertThat(group.live()).isEqualTo(List.of(member));
    gate.countDown();
    assertThat(member.get()).isEqualTo("value");
    assertThat(group.size()).isZero();
    assertThat(group.contains(member)).isFalse();
  }

  @Test
  void joinWaitsForAllAndNeverThrowsWhatTheyThrew() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    group.spawn((QuietTask) gate::await);
    group.spawn(failing(new IllegalStateException("on purpose")));

    assertThat(group.join(Duration.ofMillis(20))).isFalse();
    gate.countDown();
    group.join();
    assertThat(group.size()).isZero();
    assertThat(group.join(Duration.ZERO)).isTrue();
  }

  @Test
  void aMemberThatWouldWaitForItselfIsTold() throws Exception {
    Greenlet<Throwable> member = group.spawn(() -> caught(group::join));

    assertThat(member.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(member.name() + " would wait for itself: it is a member");
  }

  @Test
  void itDoesNotLookAtAFailureSoThatTheTaskIsTold() throws Exception {
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    group.spawn(
        new GreenletTask() {
          @Override
          public void run() {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void failed(Throwable thrown) {
            told.complete(thrown);
          }
        });

    group.join();
    assertThat(told.get(10, TimeUnit.SECONDS)).hasMessage("on purpose");
  }

  @Test
  void joinOrThrowKillsTheRestAtTheFirstFailureAndWaitsForThem() throws Exception {
    CountDownLatch cleaning = new CountDownLatch(1);
    Exception first = new Exception("first");
    RuntimeException second = new IllegalArgumentException("second");
    Greenlet<?> rest =
        group.spawn(
            (QuietTask)
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    cleaning.countDown();
                    throw second;
                  }
                });
    Greenlet<?> other = group.spawn((QuietTask) never::await);
    eventually(() -> other.state() == GreenletState.PARKED);
    eventually(() -> rest.state() == GreenletState.PARKED);
    group.spawn(failing(first));

    assertThatThrownBy(group::joinOrThrow)
        .isInstanceOf(ExecutionException.class)
        .hasCause(first)
        .hasSuppressedException(second);
    arrives(cleaning);
    assertThat(rest.ended()).isTrue();
    assertThat(other.exit()).isPresent();
    group.joinOrThrow();
  }

  @Test
  void aFailureBeforeJoinOrThrowIsNotLost() throws Exception {
    Exception thrown = new Exception("early");
    group.spawn(failing(thrown)).join();
    group.join();

    assertThatThrownBy(group::joinOrThrow).isInstanceOf(ExecutionException.class).hasCause(thrown);
    group.joinOrThrow();
  }

  @Test
  void whileJoinOrThrowWaitsAFailureIsNotReportedElsewhere() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Greenlet<?> member =
        group.spawn(
            new GreenletTask() {
              @Override
              public void run() throws Exception {
                gate.await();
                throw new IllegalStateException("on purpose");
              }

              @Override
              public void failed(Throwable thrown) {
                told.complete(thrown);
              }
            });
    Greenlet<Throwable> joiner = Greenlets.spawn(() -> caught(group::joinOrThrow));
    eventually(() -> joiner.state() == GreenletState.PARKED);
    gate.countDown();

    assertThat(joiner.get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("on purpose");
    eventually(() -> !member.tree().live().contains(member));
    assertThat(told).isNotDone();
  }

  @Test
  void anInterruptedJoinOrThrowLeavesTheMembersAlone() throws Exception {
    Greenlet<?> member = group.spawn((QuietTask) never::await);
    Greenlet<Throwable> joiner = Greenlets.spawn(() -> caught(group::joinOrThrow));
    eventually(() -> joiner.state() == GreenletState.PARKED);
    joiner.interrupt();

    assertThat(joiner.get()).isInstanceOf(InterruptedException.class);
    assertThat(group.contains(member)).isTrue();
    group.kill(Duration.ofSeconds(10));
  }

  @Test
  void killTellsAllAndDoesNotWait() throws Exception {
    Greenlet<?> one = group.spawn((QuietTask) never::await);
    Greenlet<?> two = group.spawn((QuietTask) never::await);

    group.kill();
    group.join();
    assertThat(one.exit()).isPresent();
    assertThat(two.exit()).isPresent();
  }

  @Test
  void aMemberThatKillsItsGroupEndsLast() throws Exception {
    Greenlet<?> other = group.spawn((QuietTask) never::await);
    CompletableFuture<String> after = new CompletableFuture<>();
    Greenlet<?> self =
        group.spawn(
            (QuietTask)
                () -> {
                  group.kill();
                  after.complete("reached");
                });

    group.join();
    assertThat(other.exit()).isPresent();
    assertThat(self.exit()).isPresent();
    assertThat(after).isNotDone();
  }

  @Test
  void killWithALimitNamesTheSurvivors() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Greenlet<?> stubborn = group.spawn((QuietTask) () -> ignoring(over, 2));
    eventually(() -> stubborn.state() == GreenletState.PARKED);

    assertThatThrownBy(() -> group.kill(Duration.ofMillis(20)))
        .isInstanceOf(StubbornGreenletsException.class)
        .hasMessageContaining(stubborn.name());
    over.countDown();
    group.join();
  }

  /** Ignores that many interrupts. */
  static void ignoring(CountDownLatch latch, int interrupts) {
    for (int left = interrupts; latch.getCount() > 0; left--) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        if (left == 0) {
          return;
        }
      }
    }
  }

  @Test
  void anAddedGreenletIsAMemberUntilItEndsOrIsDiscarded() throws Exception {
    Greenlet<?> added = Greenlets.spawn((QuietTask) never::await);
    group.add(added);
    group.add(added);

    assertThat(group.size()).isEqualTo(1);
    assertThat(group.discard(added)).isTrue();
    assertThat(group.discard(added)).isFalse();
    assertThat(group.size()).isZero();
    group.add(added);
    added.kill(Duration.ofSeconds(10));
    assertThat(group.size()).isZero();
    group.add(added);
    assertThat(group.size()).isZero();
  }

  @Test
  void aMemberIsAChildOfItsSpawner() throws Exception {
    Greenlet<Greenlet<?>> spawner = Greenlets.spawn(() -> group.spawn((QuietTask) () -> {}));

    assertThat(spawner.get().parentId()).hasValue(spawner.id());
  }

  @Test
  void applyGivesTheValueOrTheFailure() throws Exception {
    Exception thrown = new Exception("on purpose");

    assertThat(group.apply(() -> 7)).isEqualTo(7);
    assertThatThrownBy(
            () ->
                group.apply(
                    () -> {
                      throw thrown;
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasCause(thrown);
    group.joinOrThrow();
  }

  @Test
  void aTaskWhoseCallerIsInterruptedIsKilled() throws Exception {
    CompletableFuture<Greenlet<?>> task = new CompletableFuture<>();
    Greenlet<?> caller =
        Greenlets.spawn(
            (QuietTask)
                () ->
                    group.apply(
                        () -> {
                          task.complete(Greenlet.current().orElseThrow());
                          never.await();
                          return "";
                        }));
    task.get(10, TimeUnit.SECONDS);
    eventually(() -> caller.state() == GreenletState.PARKED);
    caller.interrupt();

    group.join();
    assertThat(task.join().exit()).isPresent();
  }

  private interface Body {
    void run() throws Exception;
  }

  private static Throwable caught(Body body) {
    try {
      body.run();
    } catch (Exception e) {
      return e;
    }
    throw new AssertionError("nothing was thrown");
  }
}
