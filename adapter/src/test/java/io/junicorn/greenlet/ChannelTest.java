package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Putting into and taking out of channels that hold items. */
class ChannelTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(5);

  @Test
  void itemsComeOutInTheOrderTheyWentIn() throws Exception {
    Channel<Integer> channel = Channel.unbounded();
    for (int i = 0; i < 1000; i++) {
      channel.put(i);
    }
    assertThat(channel.size()).isEqualTo(1000);

    for (int i = 0; i < 1000; i++) {
      assertThat(channel.take()).isEqualTo(i);
    }
    assertThat(channel.size()).isZero();
  }

  @Test
  void aFullOneRefusesWithoutWaiting() throws Exception {
    Channel<String> channel = Channel.bounded(2);

    assertThat(channel.tryPut("a")).isTrue();
    assertThat(channel.put("b", Duration.ZERO)).isTrue();
    assertThat(channel.tryPut("c")).isFalse();
    assertThat(channel.put("c", Duration.ZERO)).isFalse();
    assertThat(channel.put("c", SHORT)).isFalse();
    assertThat(channel.size()).isEqualTo(2);
    assertThat(channel).hasToString("Channel 2 items, 0 putters, 0 takers");
  }

  @Test
  void anEmptyOneHasNothingWithoutWaiting() throws Exception {
    Channel<String> channel = Channel.bounded(2);

    assertThat(channel.tryTake()).isEmpty();
    assertThat(channel.take(Duration.ZERO)).isEmpty();
    assertThat(channel.take(SHORT)).isEmpty();
    assertThat(channel).hasToString("Channel 0 items, 0 putters, 0 takers");
  }

  @ParameterizedTest
  @EnumSource
  void aPutIntoAFullOneWaitsForRoom(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.bounded(1);
    channel.put("a");
    Elsewhere<String> untimed = kind.run(() -> channel.put("b")).parked();
    Elsewhere<Boolean> timed = kind.call(() -> channel.put("c", LONG)).parked();
    assertThat(channel.size()).isEqualTo(1);

    assertThat(channel.take()).isEqualTo("a");
    assertThat(untimed.answer()).isEqualTo("returned");
    assertThat(timed.ended()).isFalse();
    assertThat(channel.tryTake()).contains("b");
    assertThat(timed.answer()).isTrue();
    assertThat(channel.take(Duration.ZERO)).contains("c");
  }

  @ParameterizedTest
  @EnumSource
  void aTakeFromAnEmptyOneWaitsForAnItem(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.unbounded();
    Elsewhere<String> untimed = kind.call(channel::take).parked();
    Elsewhere<Optional<String>> timed = kind.call(() -> channel.take(LONG)).parked();
    assertThat(channel).hasToString("Channel 0 items, 0 putters, 2 takers");

    channel.put("a");
    assertThat(untimed.answer()).isEqualTo("a");
    assertThat(channel.tryPut("b")).isTrue();
    assertThat(timed.answer()).contains("b");
  }

  @ParameterizedTest
  @EnumSource
  void whoeverWaitsIsServedFirstComeFirstServed(Elsewhere.Kind kind) throws Exception {
    Channel<Integer> channel = Channel.bounded(1);
    List<Elsewhere<Integer>> takers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      takers.add(kind.call(channel::take).parked());
    }
    for (int i = 0; i < 20; i++) {
      channel.put(i);
    }

    for (int i = 0; i < 20; i++) {
      assertThat(takers.get(i).answer()).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptedPutterTakesItsItemAlong(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.bounded(1);
    channel.put("a");
    Elsewhere<String> first = kind.run(() -> channel.put("b")).parked();
    Elsewhere<String> second = kind.run(() -> channel.put("c")).parked();

    assertThat(first.interrupt().failure()).isInstanceOf(InterruptedException.class);
    assertThat(channel.take()).isEqualTo("a");
    assertThat(channel.take()).isEqualTo("c");
    assertThat(second.answer()).isEqualTo("returned");
    assertThat(channel.tryTake()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptedTakerLeavesTheItemToTheNext(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.unbounded();
    Elsewhere<String> first = kind.call(channel::take).parked();
    Elsewhere<String> second = kind.call(channel::take).parked();

    assertThat(first.interrupt().failure()).isInstanceOf(InterruptedException.class);
    channel.put("a");
    assertThat(second.answer()).isEqualTo("a");
  }

  @Test
  void aTakerThatGaveUpGetsNothingLater() throws Exception {
    Channel<String> channel = Channel.unbounded();
    assertThat(channel.take(SHORT)).isEmpty();
    channel.put("a");

    assertThat(channel.size()).isEqualTo(1);
    assertThat(channel.take()).isEqualTo("a");
  }

  @Test
  void nullIsNoItem() {
    Channel<String> channel = Channel.unbounded();

    assertThatNullPointerException()
        .isThrownBy(() -> channel.put(nothing()))
        .withMessage("a channel carries no null");
    assertThatNullPointerException()
        .isThrownBy(() -> channel.tryPut(nothing()))
        .withMessage("a channel carries no null");
    assertThatNullPointerException()
        .isThrownBy(() -> channel.put(nothing(), SHORT))
        .withMessage("a channel carries no null");
  }

  @SuppressWarnings("NullAway")
  private static String nothing() {
    return null;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aCapacityLessThanOneIsRefusedByItsValue(int capacity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Channel.bounded(capacity))
        .withMessage("a capacity must be 1 or more: " + capacity);
  }

  @Test
  void aNegativeTimeoutIsRefusedByItsValue() {
    Channel<String> channel = Channel.bounded(1);
    Duration negative = Duration.ofSeconds(-2);
    String message = "the timeout is PT-2S, allowed is 0 or more";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel.put("a", negative))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel.take(negative))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel.awaitDone(negative))
        .withMessage(message);
    assertThat(channel.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aDurationTooLargeForNanosecondsWaitsForEver(Elsewhere.Kind kind) throws Exception {
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
    Channel<String> channel = Channel.rendezvous();
    Elsewhere<Optional<String>> taker = kind.call(() -> channel.take(forEver)).parked();
    assertThat(channel.put("a", forEver)).isTrue();

    assertThat(taker.answer()).contains("a");
  }
}
