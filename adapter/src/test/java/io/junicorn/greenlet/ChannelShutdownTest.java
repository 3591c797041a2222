package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a channel. */
class ChannelShutdownTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void whatIsInsideCanBeTakenAndThenATakeFails() throws Exception {
    Channel<String> channel = Channel.bounded(3);
    channel.put("a");
    channel.put("b");
    channel.put("c");
    channel.shutdown();

    assertThat(channel.take()).isEqualTo("a");
    assertThat(channel.tryTake()).contains("b");
    assertThat(channel.take(LONG)).contains("c");
    String message = "channel is shut down: take refused, 0 items left";
    assertClosed(message, channel::take);
    assertClosed(message, channel::tryTake);
    assertClosed(message, () -> channel.take(LONG));
  }

  @Test
  void aPutFailsAndSaysWhatIsLeft() {
    Channel<String> channel = Channel.unbounded();
    channel.tryPut("a");
    channel.tryPut("b");
    channel.shutdown();

    assertClosed("channel is shut down: put refused, 2 items left", () -> channel.put("c"));
    assertClosed("channel is shut down: put refused, 2 items left", () -> channel.put("c", LONG));
    assertThat(channel.tryTake()).contains("a");
    assertClosed("channel is shut down: put refused, 1 item left", () -> channel.tryPut("c"));
    assertThat(channel.size()).isEqualTo(1);
  }

  @Test
  void isShutdownTells() {
    Channel<String> channel = Channel.unbounded();
    assertThat(channel.isShutdown()).isFalse();
    channel.shutdown();
    channel.shutdown();

    assertThat(channel.isShutdown()).isTrue();
    assertThat(channel).hasToString("Channel 0 items, 0 putters, 0 takers, shut down");
  }

  @Test
  void shutdownNowReturnsWhatNobodyHasTaken() throws Exception {
    Channel<String> channel = Channel.unbounded();
    channel.put("a");
    channel.put("b");
    channel.put("c");
    channel.take();

    List<String> left = channel.shutdownNow();
    assertThat(left).containsExactly("b", "c");
    left.add("the list is mine");
    assertThat(channel.isShutdown()).isTrue();
    assertThat(channel.size()).isZero();
    assertThat(channel.shutdownNow()).isEmpty();
    assertClosed("channel is shut down: take refused, 0 items left", channel::take);
  }

  @Test
  void shutdownNowAfterShutdownReturnsTheRest() throws Exception {
    Channel<String> channel = Channel.unbounded();
    channel.put("a");
    channel.shutdown();

    assertThat(channel.shutdownNow()).containsExactly("a");
  }

  @ParameterizedTest
  @EnumSource
  void putterThatWaitsForRoomIsRefusedAndTheRestCanBeTaken(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.bounded(1);
    channel.put("a");
    Elsewhere<String> untimed = kind.run(() -> channel.put("b")).parked();
    Elsewhere<Boolean> timed = kind.call(() -> channel.put("c", LONG)).parked();
    channel.shutdown();

    String message = "channel is shut down: put refused, 1 item left";
    assertThat(untimed.failure()).isInstanceOf(ChannelClosedException.class).hasMessage(message);
    assertThat(timed.failure()).isInstanceOf(ChannelClosedException.class).hasMessage(message);
    assertThat(channel.take()).isEqualTo("a");
    assertClosed("channel is shut down: take refused, 0 items left", channel::take);
  }

  @ParameterizedTest
  @EnumSource
  void shutdownNowRefusesPuttersAndReturnsOnlyWhatWasInside(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.bounded(1);
    channel.put("a");
    Elsewhere<String> putter = kind.run(() -> channel.put("b")).parked();

    assertThat(channel.shutdownNow()).containsExactly("a");
    assertThat(putter.failure())
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage("channel is shut down: put refused, 0 items left");
  }

  @ParameterizedTest
  @EnumSource
  void aPutterOfARendezvousWhoseTakerNeverCameIsTold(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.rendezvous();
    Elsewhere<String> putter = kind.run(() -> channel.put("a")).parked();
    channel.shutdown();

    assertThat(putter.failure()).isInstanceOf(ChannelClosedException.class);
    assertThat(channel.size()).isZero();
    assertClosed("channel is shut down: take refused, 0 items left", channel::tryTake);
  }

  @ParameterizedTest
  @EnumSource
  void shutdownNowOfARendezvousLeavesTheItemsWithTheirPutters(Elsewhere.Kind kind)
      throws Exception {
    Channel<String> channel = Channel.rendezvous();
    Elsewhere<String> putter = kind.run(() -> channel.put("a")).parked();

    assertThat(channel.shutdownNow()).isEmpty();
    assertThat(putter.failure()).isInstanceOf(ChannelClosedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void takersThatWaitAreRefused(Elsewhere.Kind kind) throws Exception {
    Channel<String> channel = Channel.unbounded();
    Elsewhere<String> untimed = kind.call(channel::take).parked();
    Elsewhere<Optional<String>> timed = kind.call(() -> channel.take(LONG)).parked();
    channel.shutdown();

    String message = "channel is shut down: take refused, 0 items left";
    assertThat(untimed.failure()).isInstanceOf(ChannelClosedException.class).hasMessage(message);
    assertThat(timed.failure()).isInstanceOf(ChannelClosedException.class).hasMessage(message);
  }

  private static void assertClosed(String message, ThrowingCallable call) {
    assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(call).withMessage(message);
  }
}
