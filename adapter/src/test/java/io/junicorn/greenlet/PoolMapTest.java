package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A function over many items. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PoolMapTest {
  private final Group group = new Group();
  private final Pool pool = new Pool(3);
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void nothingIsLeft() {
    pool.close();
    group.close();
    eventually(() -> pool.freeCount() == 3);
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** Counts how many items have been read. */
  private static final class Counted implements Iterable<Integer> {
    private int read;

    @Override
    public Iterator<Integer> iterator() {
      return IntStream.iterate(0, i -> i + 1).peek(_ -> read++).iterator();
    }
  }

  private static int oddOnly(int item) throws Exception {
    if (item % 2 == 0) {
      throw new Exception("item " + item);
    }
    return item;
  }

  @Test
  void mapKeepsTheOrderAndTheBound() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> squares =
        pool.map(
            i -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              Thread.sleep(i % 3);
              now.decrementAndGet();
              return i * i;
            },
            upTo(50));

    assertThat(squares).isEqualTo(upTo(50).stream().map(i -> i * i).toList());
    assertThat(most.get()).isLessThanOrEqualTo(3);
    assertThat(group.map(i -> i + 1, List.<Integer>of())).isEmpty();
  }

  @Test
  void mapRunsAllAtOnceInAGroup() throws Exception {
    CountDownLatch all = new CountDownLatch(20);

    assertThat(
            group.map(
                i -> {
                  all.countDown();
                  arrives(all);
                  return i;
                },
                upTo(20)))
        .isEqualTo(upTo(20));
  }

  @Test
  void mapThrowsTheFirstFailureInOrderAndTheOthersGoOn() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<String> last = new CompletableFuture<>();
    assertThatThrownBy(
            () ->
                group.map(
                    i -> {
                      if (i == 3) {
                        gate.await();
                        last.complete("went on");
                      }
                      return oddOnly(i == 0 ? 1 : i);
                    },
                    List.of(0, 2, 3)))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessage("item 2");
    gate.countDown();
    assertThat(last.get(10, TimeUnit.SECONDS)).isEqualTo("went on");
  }

  @Test
  void aFailureThatMapNoLongerReadsReportsItself() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    assertThatThrownBy(
            () ->
                group.map(
                    i -> {
                      if (i == 2) {
                        Thread.currentThread()
                            .setUncaughtExceptionHandler((_, e) -> reported.complete(e));
                        gate.await();
                      }
                      return oddOnly(i);
                    },
                    List.of(0, 2)))
        .hasRootCauseMessage("item 0");
    gate.countDown();
    assertThat(reported.get(10, TimeUnit.SECONDS)).hasMessage("item 2");
  }

  @Test
  void anInterruptedMapKillsItsCalls() throws Exception {
    CountDownLatch begun = new CountDownLatch(3);
    Greenlet<?> mapper =
        Greenlets.spawn(
            (QuietTask)
                () ->
                    pool.map(
                        i -> {
                          begun.countDown();
                          never.await();
                          return i;
                        },
                        upTo(5)));
    arrives(begun);
    eventually(() -> mapper.state() == GreenletState.PARKED);
    assertThat(mapper.kill(Duration.ofSeconds(10))).isTrue();
    pool.join();
  }

  @Test
  void imapIsOrderedAndReadsNoMoreThanItsWindow() {
    Counted items = new Counted();
    Results<Integer> results = pool.imap(i -> i * 2, items);

    assertThat(items.read).isZero();
    for (int i = 0; i < 100; i++) {
      assertThat(results.next()).isEqualTo(i * 2);
      assertThat(items.read).isLessThanOrEqualTo(i + 2 + 3);
    }
    results.close();
    assertThat(results.hasNext()).isFalse();
    assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void imapUnorderedGivesWhatEndsFirst() {
    CountDownLatch gate = new CountDownLatch(1);
    try (Results<Integer> results =
        group.imapUnordered(
            i -> {
              if (i == 0) {
                gate.await();
              }
              return i;
            },
            upTo(3))) {
      List<Integer> read = new ArrayList<>(List.of(results.next(), results.next()));
      gate.countDown();
      read.add(results.next());
      assertThat(read.subList(0, 2)).containsExactlyInAnyOrder(1, 2);
      assertThat(read.get(2)).isZero();
      assertThat(results.hasNext()).isFalse();
    }
  }

  @Test
  void unreadAndUnderWayNeverExceedTheWindow() throws Exception {
    for (boolean ordered : new boolean[] {true, false}) {
      AtomicInteger begun = new AtomicInteger();
      ThrowingFunction<Integer, Integer> counting =
          i -> {
            begun.incrementAndGet();
            return i;
          };
      try (Results<Integer> results =
          ordered
              ? group.imap(counting, upTo(100), 4)
              : group.imapUnordered(counting, upTo(100), 4)) {
        for (int read = 1; read <= 50; read++) {
          results.next();
          assertThat(begun.get()).isLessThanOrEqualTo(read + 4);
        }
        group.join();
        assertThat(begun).hasValue(54);
      }
    }
  }

  @Test
  void aFailedItemThrowsAtItsOwnNextAndTheIterationGoesOn() {
    Results<Integer> results = pool.imap(PoolMapTest::oddOnly, upTo(4));

    for (int i = 0; i < 4; i += 2) {
      String message = "item " + i;
      assertThatThrownBy(results::next)
          .isInstanceOf(CompletionException.class)
          .cause()
          .hasMessage(message);
      assertThat(results.next()).isEqualTo(i + 1);
    }
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void aKilledItemThrowsItsExit() throws Exception {
    Results<Integer> results =
        group.imap(
            i -> {
              never.await();
              return i;
            },
            upTo(1));
    Greenlet<Throwable> reader =
        Greenlets.spawn(
            () -> {
              try {
                return new AssertionError(results.next());
              } catch (CompletionException e) {
                return e;
              }
            });
    eventually(() -> group.size() == 1);
    group.kill();

    assertThat(reader.get()).hasCauseInstanceOf(GreenletExit.class);
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void whatTheItemsThrowComesOutAfterTheResultsBeforeThem() {
    Iterable<Integer> items =
        () ->
            IntStream.range(0, 5)
                .map(
                    i -> {
                      if (i == 2) {
                        throw new ArithmeticException("of the items");
                      }
                      return i;
                    })
                .iterator();
    Results<Integer> results = pool.imapUnordered(i -> i, items);

    assertThat(List.of(results.next(), results.next())).containsExactlyInAnyOrder(0, 1);
    assertThat(results.hasNext()).isTrue();
    assertThatThrownBy(results::next)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("of the items");
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void aPoolThatOthersHaveFilledLeavesAtLeastOneCallAtATime() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    pool.spawn((QuietTask) gate::await);
    pool.spawn((QuietTask) gate::await);

    Results<Integer> results = pool.imap(i -> i, upTo(10));
    for (int i = 0; i < 10; i++) {
      assertThat(results.next()).isEqualTo(i);
    }
    gate.countDown();
    pool.join();
  }

  @Test
  @SuppressWarnings("NullAway") // It does not follow the type of a lambda.
  void aResultThatIsNullIsAResult() throws Exception {
    ThrowingFunction<Integer, @Nullable Integer> nothing = _ -> null;

    assertThat(pool.map(nothing, upTo(2))).containsExactly(null, null);
    assertThat(pool.imap(nothing, upTo(1)).next()).isNull();
    assertThat(pool.imapUnordered(nothing, upTo(1)).next()).isNull();
  }

  @Test
  void closingKillsWhatIsUnderWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    Results<Integer> results =
        pool.imapUnordered(
            i -> {
              if (i > 0) {
                begun.countDown();
                never.await();
              }
              return i;
            },
            upTo(3));
    assertThat(results.next()).isZero();
    arrives(begun);
    results.close();
    pool.join();
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void anInterruptKeepsTheFlagAndLosesNothing() {
    CountDownLatch gate = new CountDownLatch(1);
    for (boolean ordered : new boolean[] {true, false}) {
      ThrowingFunction<Integer, Integer> waiting =
          i -> {
            gate.await();
            return i;
          };
      Results<Integer> results =
          ordered ? group.imap(waiting, upTo(1)) : group.imapUnordered(waiting, upTo(1));
      Thread.currentThread().interrupt();
      assertThatThrownBy(results::next)
          .isInstanceOf(CancellationException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
      if (!ordered) {
        gate.countDown();
        assertThat(results.next()).isZero();
      } else {
        results.close();
      }
    }
  }

  @Test
  void onAClosedPoolTheIterationEndsWithAnException() {
    Results<Integer> results = pool.imap(i -> i, upTo(10));
    assertThat(results.next()).isZero();
    pool.close();

    int read = 0;
    Throwable last = null;
    while (results.hasNext()) {
      try {
        results.next();
        read++;
      } catch (CompletionException | IllegalStateException e) {
        last = e;
      }
    }
    assertThat(read).isLessThan(9);
    assertThat(last).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> pool.imapUnordered(i -> i, upTo(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxUnread is 0, allowed is 1 or more");
  }
}
