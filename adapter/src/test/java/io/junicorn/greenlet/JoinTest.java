package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for one greenlet. */
class JoinTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void nothingIsLeft() {
    release.countDown();
    Registry.isEmpty(greenlets);
  }

  @Test
  void getReturnsTheValue() throws Exception {
    assertThat(greenlets.spawn(() -> "value").get()).isEqualTo("value");
  }

  @Test
  void aTaskWithoutAValueHasNull() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> {});

    assertThat(greenlet.get()).isNull();
    assertThat(greenlet.successful()).isTrue();
  }

  @Test
  void getThrowsWhatTheTaskThrewAndNobodyElseIsTold() {
    IOException thrown = new IOException("on purpose");
    Greenlet<String> greenlet =
        greenlets.spawn(
            () -> {
              release.await();
              throw thrown;
            });
    Greenlet<?> waiting =
        greenlets.spawn(
            () ->
                assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(greenlet::get)
                    .havingCause()
                    .isSameAs(thrown));
    eventually(() -> waiting.state() == GreenletState.PARKED);
    release.countDown();

    eventually(waiting::ended);
    assertThat(waiting.failure()).isEmpty();
    assertThat(greenlet.successful()).isFalse();
  }

  @Test
  void joinNeverThrowsWhatTheTaskThrew() throws Exception {
    QuietTask fails =
        () -> {
          throw new IOException("on purpose");
        };
    Greenlet<?> greenlet = greenlets.spawn(fails);
    greenlet.join();

    assertThat(greenlet.ended()).isTrue();
    assertThat(greenlet.failure()).get().isInstanceOf(IOException.class);
  }

  @Test
  void whoeverHasJoinedFindsItOffTheRegistry() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      Greenlet<?> greenlet = greenlets.spawn(() -> {});
      greenlet.join();
      assertThat(greenlets.live()).isEmpty();
      assertThat(greenlet.state()).isEqualTo(GreenletState.FINISHED);
    }
  }

  @Test
  void aLimitedJoinTellsWhetherItHasEnded() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());

    assertThat(greenlet.join(SHORT)).isFalse();
    assertThat(greenlet.join(Duration.ZERO)).isFalse();
    release.countDown();
    assertThat(greenlet.join(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
  }

  @Test
  void aLimitedGetThrowsAndTheGreenletGoesOn() {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> greenlet.get(SHORT))
        .withMessage("greenlet-1 has not ended within PT0.02S");
    assertThat(greenlet.state().live()).isTrue();
  }

  @Test
  void oneWhoPollsLeavesNothingBehind() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    for (int i = 0; i < 1_000; i++) {
      assertThat(greenlet.join(Duration.ZERO)).isFalse();
    }

    assertThat(greenlet.linkCount()).isZero();
  }

  @Test
  void oneWhoIsInterruptedWhileWaitingIsTold() {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    QuietTask join = greenlet::join;
    Greenlet<?> waiting = greenlets.spawn(join);
    eventually(() -> waiting.state() == GreenletState.PARKED);
    waiting.interrupt();

    eventually(() -> waiting.state() == GreenletState.FAILED);
    assertThat(waiting.failure())
        .get()
        .isInstanceOf(InterruptedException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo("interrupted while waiting for greenlet-1");
    assertThat(greenlet.linkCount()).isZero();
  }

  @Test
  void aKilledOneHasTheExitInPlaceOfAValue() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    eventually(() -> greenlet.state() == GreenletState.PARKED);
    assertThat(greenlet.kill(Duration.ofSeconds(10))).isTrue();

    assertThat(greenlet.successful()).isTrue();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(greenlet::get)
        .withMessage("greenlet-1 was killed")
        .withCause(greenlet.exit().orElseThrow());
  }

  @Test
  void aThousandMayWaitForOne() {
    Greenlet<String> greenlet =
        greenlets.spawn(
            () -> {
              release.await();
              return "value";
            });
    CountDownLatch got = new CountDownLatch(1_000);
    for (int i = 0; i < 1_000; i++) {
      greenlets.spawn(
          () -> {
            assertThat(greenlet.get()).isEqualTo("value");
            got.countDown();
          });
    }
    release.countDown();

    eventually(() -> got.getCount() == 0);
  }
}
