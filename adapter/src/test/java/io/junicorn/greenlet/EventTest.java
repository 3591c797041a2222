package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A flag that threads wait for. */
class EventTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Event event = new Event();

  @Test
  void beginsNotSet() {
    assertThat(event.isSet()).isFalse();
    assertThat(event).hasToString("Event not set");
  }

  @Test
  void isSetUntilCleared() throws Exception {
    event.set();
    event.set();
    assertThat(event.isSet()).isTrue();
    assertThat(event).hasToString("Event set");
    event.await();
    assertThat(event.await(LONG)).isTrue();

    event.clear();
    assertThat(event.isSet()).isFalse();
    assertThat(event.await(Duration.ZERO)).isFalse();
  }

  @Test
  void aTimeoutOfZeroAnswersAtOnce() throws Exception {
    assertThat(event.await(Duration.ZERO)).isFalse();
    event.set();
    assertThat(event.await(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void setLetsGoAllWhoWait(Elsewhere.Kind kind) throws Exception {
    List<Elsewhere<String>> waiting = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      waiting.add(kind.run(event::await).parked());
    }
    event.set();

    for (Elsewhere<String> waiter : waiting) {
      assertThat(waiter.answer()).isEqualTo("returned");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverWaitsSeesItSetEvenIfItIsClearedAtOnce(Elsewhere.Kind kind) throws Exception {
    for (int round = 0; round < 100; round++) {
      Elsewhere<Boolean> timed = kind.call(() -> event.await(LONG)).parked();
      Elsewhere<String> untimed = kind.run(event::await).parked();
      event.set();
      event.clear();

      assertThat(timed.answer()).isTrue();
      assertThat(untimed.answer()).isEqualTo("returned");
      assertThat(event.isSet()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutPasses(Elsewhere.Kind kind) throws Exception {
    long before = System.nanoTime();
    Elsewhere<Boolean> waiting = kind.call(() -> event.await(Duration.ofMillis(20)));

    assertThat(waiting.answer()).isFalse();
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void aDurationTooLargeForNanosecondsWaitsForEver(Elsewhere.Kind kind) throws Exception {
    Elsewhere<Boolean> waiting =
        kind.call(() -> event.await(Duration.ofSeconds(Long.MAX_VALUE))).parked();
    assertThat(waiting.ended()).isFalse();
    event.set();

    assertThat(waiting.answer()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsTheWait(Elsewhere.Kind kind) throws Exception {
    Elsewhere<String> untimed = kind.run(event::await).parked().interrupt();
    Elsewhere<Boolean> timed = kind.call(() -> event.await(LONG)).parked().interrupt();

    assertThat(untimed.failure()).isInstanceOf(InterruptedException.class);
    assertThat(timed.failure()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void anInterruptThatCameBeforeIsSeenEvenWhenItIsSet() {
    event.set();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(event::await);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aNegativeTimeoutIsRefusedByItsValue() {
    event.set();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event.await(Duration.ofMillis(-3)))
        .withMessage("the timeout is PT-0.003S, allowed is 0 or more");
  }
}
