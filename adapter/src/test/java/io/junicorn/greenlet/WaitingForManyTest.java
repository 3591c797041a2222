package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code joinAll}, {@code iwait} and {@code waitAny}. */
class WaitingForManyTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int THREE = 3;

  private final GreenletTree greenlets = new GreenletTree();
  private final List<CountDownLatch> gates = new ArrayList<>();
  private final List<Greenlet<Integer>> jobs = new ArrayList<>();

  @BeforeEach
  void threeThatWait() {
    for (int i = 0; i < THREE; i++) {
      int number = i;
      CountDownLatch gate = new CountDownLatch(1);
      gates.add(gate);
      jobs.add(
          greenlets.spawn(
              () -> {
                gate.await();
                return number;
              }));
    }
  }

  @AfterEach
  void nothingIsLeft() {
    gates.forEach(CountDownLatch::countDown);
    Registry.isEmpty(greenlets);
  }

  private void end(int number) throws InterruptedException {
    gates.get(number).countDown();
    jobs.get(number).join();
  }

  @Test
  void joinAllReturnsAllAsGiven() throws Exception {
    gates.forEach(CountDownLatch::countDown);

    assertThat(Greenlets.joinAll(jobs)).isEqualTo(jobs);
  }

  @Test
  void atTheLimitJoinAllReturnsThoseThatAreDoneAndKillsNobody() throws Exception {
    end(2);
    end(0);

    assertThat(Greenlets.joinAll(jobs, SHORT)).containsExactly(jobs.get(0), jobs.get(2));
    assertThat(jobs.get(1).state().live()).isTrue();
    assertThat(jobs.get(1).linkCount()).isZero();
  }

  @Test
  void joinAllMayWaitForSomeOnly() throws Exception {
    end(1);

    assertThat(Greenlets.joinAll(jobs, LONG, 1)).containsExactly(jobs.get(1));
    assertThat(Greenlets.joinAll(jobs, LONG, 0)).containsExactly(jobs.get(1));
  }

  @Test
  void joinAllOfNothingReturnsAtOnce() throws Exception {
    assertThat(Greenlets.joinAll(List.<Greenlet<?>>of())).isEmpty();
    assertThat(Greenlets.joinAll(List.<Greenlet<?>>of(), LONG)).isEmpty();
  }

  @Test
  void joinAllOrThrowThrowsTheFirstFailureAndDoesNotWaitForTheRest() {
    IOException thrown = new IOException("on purpose");
    QuietTask fails =
        () -> {
          throw thrown;
        };
    Greenlet<?> failing = greenlets.spawn(fails);

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> Greenlets.joinAllOrThrow(List.of(jobs.getFirst(), failing)))
        .withMessage("greenlet-4 failed")
        .havingCause()
        .isSameAs(thrown);
    assertThat(jobs.getFirst().state().live()).isTrue();
  }

  @Test
  void joinAllOrThrowWaitsForAllWhenNoneFails() throws Exception {
    AtomicBoolean joined = new AtomicBoolean();
    Greenlet<?> waiting =
        greenlets.spawn(
            () -> {
              Greenlets.joinAllOrThrow(jobs);
              joined.set(true);
            });
    end(0);
    end(1);
    eventually(() -> waiting.state() == GreenletState.PARKED);
    assertThat(joined).isFalse();
    end(2);

    eventually(joined::get);
  }

  @Test
  void iwaitReturnsThemInTheOrderInWhichTheyEnd() throws Exception {
    end(1);
    end(2);
    List<Integer> order = new ArrayList<>();
    for (Greenlet<Integer> ended : Greenlets.iwait(jobs)) {
      order.add(ended.get());
      gates.getFirst().countDown();
    }

    assertThat(order).containsExactly(1, 2, 0);
  }

  @Test
  void iwaitWithALimitReturnsThoseThatEndInTime() throws Exception {
    end(1);

    assertThat(Greenlets.iwait(jobs, SHORT)).containsExactly(jobs.get(1));
    assertThat(jobs.getFirst().linkCount()).isZero();
    var iterator = Greenlets.iwait(jobs, Duration.ZERO).iterator();
    assertThat(iterator.next()).isSameAs(jobs.get(1));
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
  }

  @Test
  void anInterruptEndsTheIterationAndTheFlagStays() {
    AtomicBoolean flag = new AtomicBoolean();
    Greenlet<?> waiting =
        greenlets.spawn(
            () -> {
              assertThatExceptionOfType(CancellationException.class)
                  .isThrownBy(() -> Greenlets.iwait(jobs).forEach(_ -> {}))
                  .withCauseInstanceOf(InterruptedException.class);
              flag.set(Thread.currentThread().isInterrupted());
            });
    eventually(() -> waiting.state() == GreenletState.PARKED);
    waiting.interrupt();

    eventually(flag::get);
    assertThat(jobs.getFirst().linkCount()).isZero();
  }

  @Test
  void waitAnyReturnsTheFirstToEnd() throws Exception {
    end(2);

    assertThat(Greenlets.waitAny(jobs)).isSameAs(jobs.get(2));
    assertThat(Greenlets.waitAny(jobs, LONG)).containsSame(jobs.get(2));
    assertThat(Greenlets.waitAny(jobs.subList(0, 2), SHORT)).isEmpty();
    assertThat(jobs.getFirst().linkCount()).isZero();
  }

  @Test
  void resultsAndGreenletsCanBeWaitedForTogether() throws Exception {
    AsyncResult<String> result = new AsyncResult<>();
    List<Waitable<?>> both = List.of(jobs.getFirst(), result);
    result.set("value");

    assertThat(Greenlets.waitAny(both)).isSameAs(result);
  }
}
