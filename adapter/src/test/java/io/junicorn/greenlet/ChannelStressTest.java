package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many putters and takers of all manners, who interrupt each other, and a shutdown in the midst.
 *
 * <p>The decisions of each thread come from the seed; how the threads interleave does not.
 */
class ChannelStressTest {
  private static final int PUTTERS = 6;
  private static final int TAKERS = 6;
  private static final int PUTS_EACH = 500;

  private final Set<Integer> in = ConcurrentHashMap.newKeySet();
  private final Set<Integer> notIn = ConcurrentHashMap.newKeySet();
  private final Set<Integer> out = ConcurrentHashMap.newKeySet();
  private final Set<Integer> twice = ConcurrentHashMap.newKeySet();
  private final Thread[] threads = new Thread[PUTTERS + TAKERS];

  @ParameterizedTest
  @CsvSource({
    "VIRTUAL, 0, 1, false", "VIRTUAL, 0, 2, true",
    "VIRTUAL, 1, 3, false", "VIRTUAL, 1, 4, true",
    "VIRTUAL, 7, 5, false", "VIRTUAL, 7, 6, true",
    "VIRTUAL, 2147483647, 7, false", "VIRTUAL, 2147483647, 8, true",
    "PLATFORM, 0, 11, false", "PLATFORM, 0, 12, true",
    "PLATFORM, 1, 13, false", "PLATFORM, 1, 14, true",
    "PLATFORM, 7, 15, false", "PLATFORM, 7, 16, true",
    "PLATFORM, 2147483647, 17, false", "PLATFORM, 2147483647, 18, true",
  })
  void eachItemIsTakenOnceOrReturnedOrRefusedAndNobodyIsLeftWaiting(
      Elsewhere.Kind kind, int capacity, long seed, boolean now) throws Exception {
    Channel<Integer> channel = of(capacity);
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < PUTTERS; i++) {
      int first = i * PUTS_EACH;
      SplittableRandom random = seeds.split();
      threads[i] = kind.builder().unstarted(() -> putAll(channel, first, random, now));
    }
    for (int i = PUTTERS; i < threads.length; i++) {
      SplittableRandom random = seeds.split();
      threads[i] = kind.builder().unstarted(() -> takeAll(channel, random));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(20))).as("ended: %s", channel).isTrue();
    }

    assertThat(twice).isEmpty();
    assertThat(out).isEqualTo(in);
    assertThat(notIn).doesNotContainAnyElementsOf(out);
    assertThat(in.size() + notIn.size()).isEqualTo(PUTTERS * PUTS_EACH);
    assertThat(channel).hasToString("Channel 0 items, 0 putters, 0 takers, shut down");
    assertThat(channel.awaitDone(Duration.ZERO)).isTrue();
  }

  private static Channel<Integer> of(int capacity) {
    return switch (capacity) {
      case 0 -> Channel.rendezvous();
      case Integer.MAX_VALUE -> Channel.unbounded();
      default -> Channel.bounded(capacity);
    };
  }

  /** The first putter ends the channel when it has put three quarters of its own. */
  private void putAll(Channel<Integer> channel, int first, SplittableRandom random, boolean now) {
    for (int item = first; item < first + PUTS_EACH; item++) {
      if (item == PUTS_EACH * 3 / 4) {
        end(channel, now);
      }
      (put(channel, item, random) ? in : notIn).add(item);
      perhapsInterruptSomebody(random);
    }
  }

  private void end(Channel<Integer> channel, boolean now) {
    if (now) {
      List<Integer> left = channel.shutdownNow();
      left.forEach(this::cameOut);
    } else {
      channel.shutdown();
    }
  }

  private static boolean put(Channel<Integer> channel, int item, SplittableRandom random) {
    try {
      return switch (random.nextInt(4)) {
        case 0 -> channel.tryPut(item);
        case 1 -> channel.put(item, Duration.ofNanos(random.nextInt(100_000)));
        default -> {
          channel.put(item);
          yield true;
        }
      };
    } catch (ChannelClosedException | InterruptedException _) {
      return false;
    }
  }

  private void takeAll(Channel<Integer> channel, SplittableRandom random) {
    while (true) {
      try {
        List<Integer> taken = take(channel, random);
        for (Integer item : taken) {
          cameOut(item);
          channel.taskDone();
        }
      } catch (ChannelClosedException _) {
        return;
      } catch (InterruptedException _) {
        // The next turn takes again.
      }
      perhapsInterruptSomebody(random);
    }
  }

  private static List<Integer> take(Channel<Integer> channel, SplittableRandom random)
      throws InterruptedException {
    List<Integer> taken = new ArrayList<>();
    switch (random.nextInt(4)) {
      case 0 -> channel.tryTake().ifPresent(taken::add);
      case 1 -> channel.take(Duration.ofNanos(random.nextInt(100_000))).ifPresent(taken::add);
      default -> taken.add(channel.take());
    }
    return taken;
  }

  private void cameOut(int item) {
    if (!out.add(item)) {
      twice.add(item);
    }
  }

  private void perhapsInterruptSomebody(SplittableRandom random) {
    if (random.nextInt(20) == 0) {
      threads[random.nextInt(threads.length)].interrupt();
    }
  }
}
