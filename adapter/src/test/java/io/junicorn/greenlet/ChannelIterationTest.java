package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel in a for loop. */
class ChannelIterationTest {
  @ParameterizedTest
  @EnumSource
  void waitsForItemsAndEndsWhenTheChannelIsShutDownAndEmpty(Elsewhere.Kind kind) throws Exception {
    Channel<Integer> channel = Channel.bounded(4);
    Elsewhere<List<Integer>> reader = kind.call(() -> all(channel)).parked();
    for (int i = 0; i < 1000; i++) {
      channel.put(i);
    }
    channel.shutdown();

    assertThat(reader.answer()).isEqualTo(IntStream.range(0, 1000).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource
  void readersShareTheItems(Elsewhere.Kind kind) throws Exception {
    Channel<Integer> channel = Channel.rendezvous();
    Elsewhere<List<Integer>> one = kind.call(() -> all(channel));
    Elsewhere<List<Integer>> other = kind.call(() -> all(channel));
    for (int i = 0; i < 1000; i++) {
      channel.put(i);
    }
    channel.shutdown();

    assertThat(one.answer()).isSorted();
    assertThat(other.answer()).isSorted();
    List<Integer> both = new ArrayList<>(one.answer());
    both.addAll(other.answer());
    assertThat(both).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsItWithTheFlagSetAgain(Elsewhere.Kind kind) throws Exception {
    Channel<Integer> channel = Channel.unbounded();
    Elsewhere<List<Integer>> reader = kind.call(() -> all(channel)).parked().interrupt();

    assertThat(reader.failure())
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted while waiting for an item")
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(reader.interruptedAtEnd()).isTrue();
  }

  @Test
  void askingTwiceTakesOnce() {
    Channel<String> channel = Channel.unbounded();
    channel.tryPut("a");
    channel.tryPut("b");
    channel.shutdown();
    Iterator<String> items = channel.iterator();

    assertThat(items.hasNext()).isTrue();
    assertThat(items.hasNext()).isTrue();
    assertThat(items.next()).isEqualTo("a");
    assertThat(items.next()).isEqualTo("b");
    assertThat(items.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
  }

  private static List<Integer> all(Channel<Integer> channel) {
    List<Integer> all = new ArrayList<>();
    for (Integer item : channel) {
      all.add(item);
    }
    return all;
  }
}
