package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a greenlet, as others see it. */
class GreenletStateTest {
  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    release.countDown();
  }

  @Test
  void newUntilACarrierTakesIt() {
    Greenlet<?> waiting;
    try (BusyCarriers _ = new BusyCarriers()) {
      waiting = greenlets.spawn(() -> {});

      assertThat(waiting.state()).isEqualTo(GreenletState.NEW);
      assertThat(waiting.state().live()).isTrue();
      assertThat(greenlets.live()).containsExactly(waiting);
    }
    eventually(() -> waiting.state() == GreenletState.FINISHED);
  }

  @Test
  void runningWhileItComputes() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean over = new AtomicBoolean();
    Greenlet<?> computing =
        greenlets.spawn(
            () -> {
              begun.countDown();
              while (!over.get()) {
                Thread.onSpinWait();
              }
            });
    arrives(begun);

    assertThat(computing.state()).isEqualTo(GreenletState.RUNNING);
    over.set(true);
  }

  @Test
  void runningInItsOwnEyes() {
    CompletableFuture<GreenletState> seen = new CompletableFuture<>();
    greenlets.spawn(() -> seen.complete(Greenlet.current().orElseThrow().state()));

    assertThat(seen.join()).isEqualTo(GreenletState.RUNNING);
  }

  @Test
  void parkedWhileItWaits() {
    Greenlet<?> waiting = greenlets.spawn(() -> release.await());

    eventually(() -> waiting.state() == GreenletState.PARKED);
    assertThat(waiting.state().live()).isTrue();
    assertThat(waiting.failure()).isEmpty();
  }

  @Test
  void parkedWhileItWaitsForAMonitor() {
    Object monitor = new Object();
    Greenlet<?> waiting;
    synchronized (monitor) {
      waiting =
          greenlets.spawn(
              () -> {
                synchronized (monitor) {
                  release.countDown();
                }
              });
      eventually(() -> waiting.state() == GreenletState.PARKED);
    }
    arrives(release);
  }

  @Test
  void finishedWhenTheTaskReturned() {
    Greenlet<?> greenlet = greenlets.spawn(() -> {});

    eventually(() -> greenlet.state() == GreenletState.FINISHED);
    assertThat(greenlet.state().live()).isFalse();
    assertThat(greenlet.failure()).isEmpty();
  }

  @Test
  void failedWhenTheTaskThrew() {
    Exception thrown = new Exception("on purpose");
    QuietTask task =
        () -> {
          throw thrown;
        };
    Greenlet<?> greenlet = greenlets.spawn(task);

    eventually(() -> greenlet.state() == GreenletState.FAILED);
    assertThat(greenlet.state().live()).isFalse();
    assertThat(greenlet.failure()).containsSame(thrown);
  }

  @Test
  void theStackOfAParkedOneShowsWhereItWaits() {
    Greenlet<?> waiting = greenlets.spawn(() -> release.await());
    eventually(() -> waiting.state() == GreenletState.PARKED);

    assertThat(waiting.stackTrace())
        .anyMatch(frame -> frame.getClassName().equals(CountDownLatch.class.getName()));
  }

  @Test
  void theStackOfAnEndedOneIsEmpty() {
    Greenlet<?> greenlet = greenlets.spawn(() -> {});

    eventually(() -> greenlet.state() == GreenletState.FINISHED);
    eventually(() -> greenlet.stackTrace().length == 0);
  }
}
