package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting until all that was put is worked off. */
class ChannelDoneTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Channel<String> channel = Channel.bounded(2);

  @Test
  void whereNothingWasPutAllIsDone() throws Exception {
    channel.awaitDone();

    assertThat(channel.awaitDone(LONG)).isTrue();
  }

  @Test
  void takingIsNotDoing() throws Exception {
    channel.put("a");
    assertThat(channel.awaitDone(Duration.ZERO)).isFalse();
    channel.take();
    assertThat(channel.awaitDone(Duration.ofMillis(5))).isFalse();
    channel.taskDone();

    assertThat(channel.awaitDone(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theLastTaskDoneEndsTheWait(Elsewhere.Kind kind) throws Exception {
    channel.put("a");
    channel.put("b");
    Elsewhere<String> untimed = kind.run(channel::awaitDone).parked();
    Elsewhere<Boolean> timed = kind.call(() -> channel.awaitDone(LONG)).parked();
    channel.taskDone();
    assertThat(untimed.ended()).isFalse();
    channel.taskDone();

    assertThat(untimed.answer()).isEqualTo("returned");
    assertThat(timed.answer()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverWaitsSeesAllDoneEvenIfMoreComesAtOnce(Elsewhere.Kind kind) throws Exception {
    channel.put("a");
    for (int round = 0; round < 100; round++) {
      Elsewhere<Boolean> waiting = kind.call(() -> channel.awaitDone(LONG)).parked();
      channel.take();
      channel.taskDone();
      channel.put("a");

      assertThat(waiting.answer()).isTrue();
    }
  }

  @Test
  void moreTasksDoneThanItemsIsAMistake() throws Exception {
    channel.put("a");
    channel.taskDone();

    assertThatIllegalStateException()
        .isThrownBy(channel::taskDone)
        .withMessage("taskDone called more often than items were put");
    assertThat(channel.awaitDone(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anItemHandedToAWaitingTakerCounts(Elsewhere.Kind kind) throws Exception {
    Channel<String> rendezvous = Channel.rendezvous();
    Elsewhere<String> taker = kind.call(rendezvous::take).parked();
    rendezvous.put("a");
    assertThat(taker.answer()).isEqualTo("a");
    assertThat(rendezvous.awaitDone(Duration.ZERO)).isFalse();
    rendezvous.taskDone();

    assertThat(rendezvous.awaitDone(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anItemOfAWaitingPutterCountsWhenItIsIn(Elsewhere.Kind kind) throws Exception {
    Channel<String> rendezvous = Channel.rendezvous();
    Elsewhere<String> putter = kind.run(() -> rendezvous.put("a")).parked();
    assertThat(rendezvous.awaitDone(Duration.ZERO)).isTrue();
    rendezvous.take();

    assertThat(putter.answer()).isEqualTo("returned");
    assertThat(rendezvous.awaitDone(Duration.ZERO)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatShutdownNowReturnsCountsAsDone(Elsewhere.Kind kind) throws Exception {
    channel.put("a");
    channel.put("b");
    channel.take();
    Elsewhere<String> waiting = kind.run(channel::awaitDone).parked();
    channel.shutdownNow();
    assertThat(waiting.ended()).isFalse();
    channel.taskDone();

    assertThat(waiting.answer()).isEqualTo("returned");
  }

  @Test
  void tasksDoneTooEarlyDoNotCountTwice() throws Exception {
    channel.put("a");
    channel.taskDone();

    assertThat(channel.shutdownNow()).containsExactly("a");
    assertThat(channel.awaitDone(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsTheWait(Elsewhere.Kind kind) throws Exception {
    channel.put("a");
    Elsewhere<String> waiting = kind.run(channel::awaitDone).parked().interrupt();

    assertThat(waiting.failure()).isInstanceOf(InterruptedException.class);
  }
}
