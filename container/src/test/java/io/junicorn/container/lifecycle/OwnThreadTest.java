package io.junicorn.container.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps of a start or an end, and callers that are interrupted meanwhile. */
class OwnThreadTest {
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicBoolean done = new AtomicBoolean();

  @AfterEach
  void end() {
    open.countDown();
    boolean _ = Thread.interrupted();
  }

  private void step() throws InterruptedException {
    open.await();
    done.set(true);
  }

  private static void runThrowing(Exception thrown) throws Exception {
    OwnThread.run(
        "step",
        "a step",
        () -> {
          throw thrown;
        });
  }

  @Test
  void whatTheStepThrowsTheCallerGets() {
    assertThatThrownBy(() -> runThrowing(new IOException("full")))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }

  @Test
  void itHasAPlatformThreadThatEndsWithIt() throws Exception {
    AtomicReference<Thread> seen = new AtomicReference<>(Thread.currentThread());
    OwnThread.run("step", "a step", () -> seen.set(Thread.currentThread()));
    assertThat(seen.get())
        .isNotSameAs(Thread.currentThread())
        .matches(thread -> !thread.isVirtual(), "is a platform thread")
        .matches(thread -> !thread.isAlive(), "has ended");
  }

  @Test
  void anInterruptOfTheCallerEndsTheWaiting() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> OwnThread.run("step", "a step", this::step))
        .isInstanceOf(InterruptedException.class);
    assertThat(done).isFalse();
  }

  @Test
  void anInterruptWithinTheStepIsNotTheCallers() {
    assertThatThrownBy(() -> runThrowing(new InterruptedException("its own")))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("its own");
  }

  @Test
  void toItsEndIsToItsEndAndTheInterruptIsKept() throws Exception {
    Thread.currentThread().interrupt();
    Thread opener = new Thread(open::countDown);
    OwnThread.runToItsEnd(
        "step",
        "a step",
        () -> {
          opener.start();
          step();
        });
    assertThat(done).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    opener.interrupt();
  }

  @Test
  void aStepThatHangsIsLeft() {
    OwnThread.runWithin(Duration.ofMillis(1), "step", "a step that hangs", this::step);
    assertThat(done).isFalse();
  }

  @Test
  void whatAStepThrowsWithinItsTimeStopsNobody() {
    OwnThread.runWithin(
        Duration.ofSeconds(10),
        "step",
        "a step that fails",
        () -> {
          throw new IOException("full");
        });
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
