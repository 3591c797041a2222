package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines for a scope. */
class TimeoutTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofHours(1);

  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void nothingIsLeft() {
    assertThat(Thread.interrupted()).isFalse();
    never.countDown();
    Registry.isEmpty(greenlets);
  }

  @Test
  void aBodyInTimeReturnsItsValue() throws Exception {
    assertThat(Timeout.call(LONG, () -> "value")).isEqualTo("value");
    assertThat(Timeout.callOr(LONG, "fallback", () -> "value")).isEqualTo("value");
    assertThat(Timeout.tryRun(LONG, () -> {})).isTrue();
  }

  @Test
  void aWaitIsCutAndTheTimeoutIsNamed() {
    assertThatExceptionOfType(TimeoutExpiredException.class)
        .isThrownBy(() -> Timeout.run(SHORT, () -> never.await()))
        .withMessageStartingWith("timeout of PT0.02S expired; the scope ended after PT0.")
        .withCauseInstanceOf(InterruptedException.class)
        .satisfies(e -> assertThat(e.timeout().expired()).isTrue());
  }

  @Test
  void aSocketReadOfAGreenletIsCutAndTheSocketClosed() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Greenlet<Boolean> closed =
          greenlets.spawn(
              () -> {
                Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort());
                assertThatExceptionOfType(TimeoutExpiredException.class)
                    .isThrownBy(() -> Timeout.call(SHORT, socket.getInputStream()::read))
                    .withCauseInstanceOf(SocketException.class);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                return socket.isClosed();
              });

      assertThat(closed.get()).isTrue();
    }
  }

  @Test
  void theFallbackIsForTheExpiryOnly() throws Exception {
    assertThat(
            Timeout.callOr(
                SHORT,
                "fallback",
                () -> {
                  never.await();
                  return "value";
                }))
        .isEqualTo("fallback");
    assertThat(Timeout.tryRun(SHORT, () -> never.await())).isFalse();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                Timeout.callOr(
                    LONG,
                    "fallback",
                    () -> {
                      throw new IOException("on purpose");
                    }));
  }

  @Test
  void theScopeFormReportsAtItsEnd() {
    Timeout timeout = Timeout.after(SHORT);
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () -> {
              try (timeout) {
                never.await();
              }
            })
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .isInstanceOf(TimeoutExpiredException.class));
    assertThat(timeout.expired()).isTrue();
  }

  @Test
  void theSilentFormOnlyTells() throws Exception {
    Timeout timeout = Timeout.silentlyAfter(SHORT);
    try (timeout) {
      untilInterrupted();
    }

    assertThat(timeout.expired()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void untilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void neverHasNoLimit() {
    Timeout timeout = Timeout.never();
    try (timeout) {
      assertThat(timeout.expired()).isFalse();
    }
    assertThat(timeout.limit()).isZero();
  }

  @Test
  void computingIsNotCutButReported() {
    Timeout timeout = Timeout.after(SHORT);
    assertThatExceptionOfType(TimeoutExpiredException.class)
        .isThrownBy(
            () -> {
              try (timeout) {
                while (!timeout.expired()) {
                  Thread.onSpinWait();
                }
              }
            })
        .withMessageEndingWith(" by itself: synchronized, Lock.lock() and computing are not cut")
        .withNoCause();
  }

  @Test
  @SuppressWarnings("LockNotBeforeTry") // Held while another waits for it.
  void aLockIsNotCutButReported() {
    ReentrantLock lock = new ReentrantLock();
    Timeout[] timeout = new Timeout[1];
    lock.lock();
    Greenlet<?> waiting;
    try {
      waiting =
          greenlets.spawn(
              () -> {
                try (Timeout opened = Timeout.after(SHORT)) {
                  timeout[0] = opened;
                  lock.lock();
                  lock.unlock();
                }
              });
      waiting.onFailure(_ -> {});
      eventually(() -> timeout[0] != null && timeout[0].expired());
      assertThat(waiting.state().live()).isTrue();
    } finally {
      lock.unlock();
    }

    eventually(waiting::ended);
    assertThat(waiting.failure()).get().isInstanceOf(TimeoutExpiredException.class);
  }

  @Test
  void theInnerOneOfTwoIsToldApart() throws Exception {
    Timeout outer = Timeout.after(LONG);
    try (outer) {
      assertThatExceptionOfType(TimeoutExpiredException.class)
          .isThrownBy(() -> Timeout.run(SHORT, () -> never.await()))
          .satisfies(e -> assertThat(e.timeout()).isNotSameAs(outer));
    }
    assertThat(outer.expired()).isFalse();
  }

  @Test
  void theOuterOneOfTwoCutsWhatIsInTheInnerOne() {
    Timeout[] inner = new Timeout[1];
    assertThatExceptionOfType(TimeoutExpiredException.class)
        .isThrownBy(
            () ->
                Timeout.run(
                    SHORT,
                    () -> {
                      inner[0] = Timeout.after(LONG);
                      try (Timeout _ = inner[0]) {
                        never.await();
                      }
                    }))
        .satisfies(e -> assertThat(e.timeout()).isNotSameAs(inner[0]));
    assertThat(inner[0].expired()).isFalse();
  }

  @Test
  void whenBothAreOverTheOuterOneIsNotForgotten() {
    Timeout outer = Timeout.after(SHORT);
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () -> {
              try (outer) {
                Timeout inner = Timeout.silentlyAfter(SHORT);
                try (inner) {
                  while (!inner.expired() || !outer.expired()) {
                    Thread.onSpinWait();
                  }
                }
                // The inner scope has cleared the flag of both; this must be cut all the same.
                never.await();
              }
            });
  }

  @Test
  void aKillInsideIsAKill() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> Timeout.run(LONG, () -> never.await()));
    eventually(() -> greenlet.state() == GreenletState.PARKED);
    greenlet.kill();
    greenlet.join();

    assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
  }

  @Test
  void aKillThatComesWithTheExpiryIsNotLost() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    Greenlet<?> greenlet =
        greenlets.spawn(
            () -> {
              Timeout timeout = Timeout.silentlyAfter(Duration.ZERO);
              try (timeout) {
                inside.countDown();
                while (killed.getCount() > 0 || !timeout.expired()) {
                  Thread.onSpinWait();
                }
              }
              never.await();
            });
    inside.await();
    greenlet.kill();
    killed.countDown();
    greenlet.join();

    assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
  }

  @Test
  void closingTwiceReportsOnce() {
    Timeout timeout = Timeout.after(SHORT);
    untilInterrupted();
    assertThatExceptionOfType(TimeoutExpiredException.class).isThrownBy(timeout::close);
    timeout.close();
  }

  @Test
  void leftOpenByATaskItDoesNotReachItsCallbacks() {
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Timeout[] left = new Timeout[1];
    Greenlet<?> greenlet = greenlets.spawn(() -> left[0] = Timeout.after(SHORT));
    greenlet.onDone(
        _ -> {
          eventually(() -> left[0].expired());
          flag.complete(Thread.currentThread().isInterrupted());
        });

    assertThat(flag.join()).isFalse();
  }

  @Test
  void closedOutOfOrderTheInnerOneStillWorks() {
    Timeout outer = Timeout.after(LONG);
    Timeout inner = Timeout.after(SHORT);
    outer.close();
    untilInterrupted();

    assertThatExceptionOfType(TimeoutExpiredException.class).isThrownBy(inner::close);
  }

  @Test
  void worksOnPlatformThreadsToo() throws Exception {
    Thread platform = Thread.ofPlatform().start(() -> assertThat(cutAfterShort()).isFalse());
    platform.join();
    assertThat(cutAfterShort()).isFalse();
  }

  private boolean cutAfterShort() {
    try {
      return Timeout.tryRun(SHORT, () -> never.await());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void firesWhileEveryCarrierIsBusy() {
    try (BusyCarriers _ = new BusyCarriers();
        Timeout timeout = Timeout.silentlyAfter(SHORT)) {
      untilInterrupted();
      assertThat(timeout.expired()).isTrue();
    }
  }
}
