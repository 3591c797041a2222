package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel that holds nothing: putter and taker meet. */
class RendezvousTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(5);

  private final Channel<String> channel = Channel.rendezvous();

  @ParameterizedTest
  @EnumSource
  void aPutReturnsWhenTheItemHasBeenTaken(Elsewhere.Kind kind) throws Exception {
    Elsewhere<String> untimed = kind.run(() -> channel.put("a")).parked();
    Elsewhere<Boolean> timed = kind.call(() -> channel.put("b", LONG)).parked();
    assertThat(untimed.ended()).isFalse();
    assertThat(channel.size()).isEqualTo(2);

    assertThat(channel.take()).isEqualTo("a");
    assertThat(untimed.answer()).isEqualTo("returned");
    assertThat(timed.ended()).isFalse();
    assertThat(channel.tryTake()).contains("b");
    assertThat(timed.answer()).isTrue();
    assertThat(channel.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void tryPutSucceedsOnlyWhenATakerWaits(Elsewhere.Kind kind) throws Exception {
    assertThat(channel.tryPut("a")).isFalse();
    Elsewhere<String> taker = kind.call(channel::take).parked();

    assertThat(channel.tryPut("b")).isTrue();
    assertThat(channel.tryPut("c")).isFalse();
    assertThat(taker.answer()).isEqualTo("b");
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutOfZeroSucceedsOnlyWhenTheOtherWaits(Elsewhere.Kind kind) throws Exception {
    assertThat(channel.put("a", Duration.ZERO)).isFalse();
    assertThat(channel.take(Duration.ZERO)).isEmpty();

    Elsewhere<Optional<String>> taker = kind.call(() -> channel.take(LONG)).parked();
    assertThat(channel.put("b", Duration.ZERO)).isTrue();
    assertThat(taker.answer()).contains("b");

    Elsewhere<Boolean> putter = kind.call(() -> channel.put("c", LONG)).parked();
    assertThat(channel.take(Duration.ZERO)).contains("c");
    assertThat(putter.answer()).isTrue();
  }

  @Test
  void aPutThatTimesOutTakesItsItemAlong() throws Exception {
    assertThat(channel.put("a", SHORT)).isFalse();

    assertThat(channel.size()).isZero();
    assertThat(channel.tryTake()).isEmpty();
    assertThat(channel).hasToString("Channel 0 items, 0 putters, 0 takers");
  }

  @ParameterizedTest
  @EnumSource
  void aPutThatIsInterruptedTakesItsItemAlong(Elsewhere.Kind kind) throws Exception {
    Elsewhere<String> putter = kind.run(() -> channel.put("a")).parked().interrupt();

    assertThat(putter.failure()).isInstanceOf(InterruptedException.class);
    assertThat(channel.tryTake()).isEmpty();
  }

  /** The put says what the take saw, however close the two come. */
  @ParameterizedTest
  @EnumSource
  void aPutThatTimesOutWhileATakerComesIsOneOrTheOther(Elsewhere.Kind kind) throws Exception {
    for (int round = 0; round < 500; round++) {
      Duration timeout = Duration.ofNanos(round * 200L);
      Elsewhere<Boolean> putter = kind.call(() -> channel.put("a", timeout));
      Optional<String> taken = channel.take(timeout);

      assertThat(putter.answer()).isEqualTo(taken.isPresent());
      assertThat(channel.size()).isZero();
    }
  }

  /**
   * So close that some interrupts find the wait over: then the put succeeded and keeps the flag.
   */
  @ParameterizedTest
  @EnumSource
  void aPutThatIsInterruptedWhileATakerComesIsOneOrTheOther(Elsewhere.Kind kind) throws Exception {
    for (int round = 0; round < 500; round++) {
      Elsewhere<String> putter = kind.run(() -> channel.put("a")).parked();
      Elsewhere<Optional<String>> taker = kind.call(channel::tryTake);
      putter.interrupt();

      if (taker.answer().isPresent()) {
        assertThat(putter.answer()).isEqualTo("returned");
      } else {
        assertThat(putter.failure()).isInstanceOf(InterruptedException.class);
      }
    }
  }
}
