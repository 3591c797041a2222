package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Interrupting from outside. */
class InterruptTest {
  private final GreenletTree greenlets = new GreenletTree();

  @Test
  void wakesOneThatWaits() {
    CompletableFuture<Exception> woken = new CompletableFuture<>();
    CountDownLatch never = new CountDownLatch(1);
    Greenlet<?> waiting =
        greenlets.spawn(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                woken.complete(e);
              }
            });
    eventually(() -> waiting.state() == GreenletState.PARKED);
    waiting.interrupt();

    assertThat(woken.join()).isInstanceOf(InterruptedException.class);
    eventually(() -> waiting.state() == GreenletState.FINISHED);
  }

  @Test
  void setsTheFlagOfOneThatComputes() {
    CountDownLatch begun = new CountDownLatch(1);
    Greenlet<?> computing =
        greenlets.spawn(
            () -> {
              begun.countDown();
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            });
    arrives(begun);
    computing.interrupt();

    eventually(() -> computing.state() == GreenletState.FINISHED);
  }

  /**
   * Whoever interrupts all live greenlets, as at the end of a drain, must not miss the new ones.
   */
  @Test
  void beforeTheTaskBeginsTheFlagAwaitsIt() {
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    try (BusyCarriers _ = new BusyCarriers()) {
      Greenlet<?> waiting =
          greenlets.spawn(() -> flag.complete(Thread.currentThread().isInterrupted()));
      assertThat(waiting.state()).isEqualTo(GreenletState.NEW);
      waiting.interrupt();
    }

    assertThat(flag.join()).isTrue();
  }

  @Test
  void afterTheEndItDoesNothing() {
    Greenlet<?> greenlet = greenlets.spawn(() -> {});
    eventually(() -> greenlet.state() == GreenletState.FINISHED);
    greenlet.interrupt();

    assertThat(greenlet.state()).isEqualTo(GreenletState.FINISHED);
    assertThat(greenlet.failure()).isEmpty();
  }

  @Test
  void escapingFromTheTaskItIsAFailure() {
    QuietTask task = new CountDownLatch(1)::await;
    Greenlet<?> waiting = greenlets.spawn(task);
    eventually(() -> waiting.state() == GreenletState.PARKED);
    waiting.interrupt();

    eventually(() -> waiting.state() == GreenletState.FAILED);
    assertThat(waiting.failure()).get().isInstanceOf(InterruptedException.class);
  }
}
