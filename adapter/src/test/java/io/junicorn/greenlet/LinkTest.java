package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What runs when a greenlet has ended. */
class LinkTest {
  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void nothingIsLeft() {
    release.countDown();
    Registry.isEmpty(greenlets);
  }

  private Greenlet<String> waiting() {
    return greenlets.spawn(
        () -> {
          release.await();
          return "value";
        });
  }

  private Greenlet<String> failing(Exception thrown) {
    return greenlets.spawn(
        () -> {
          release.await();
          throw thrown;
        });
  }

  @Test
  void runsInTheOrderOfLinkingOnTheGreenletThatEnded() {
    List<Integer> order = new CopyOnWriteArrayList<>();
    CompletableFuture<Greenlet<?>> runsOn = new CompletableFuture<>();
    Greenlet<String> greenlet = waiting();
    for (int i = 0; i < 5; i++) {
      int number = i;
      greenlet.onDone(_ -> order.add(number));
    }
    greenlet.onDone(_ -> runsOn.complete(Greenlet.current().orElseThrow()));
    release.countDown();

    assertThat(runsOn.join()).isSameAs(greenlet);
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void runsAtOnceWhenLinkedAfterTheEnd() throws Exception {
    release.countDown();
    Greenlet<String> greenlet = waiting();
    greenlet.join();
    List<String> told = new ArrayList<>();
    greenlet.onDone(g -> told.add("done " + g.name()));
    greenlet.onValue(value -> told.add("value " + value));
    greenlet.onFailure(failure -> told.add("failure " + failure));

    assertThat(told).containsExactly("done greenlet-1", "value value");
  }

  @Test
  void aFailureGoesToThoseWhoAskForItAndNowhereElse() {
    Exception thrown = new Exception("on purpose");
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Greenlet<String> greenlet = failing(thrown);
    greenlet.onValue(_ -> told.complete(new AssertionError("it has no value")));
    greenlet.onFailure(told::complete);
    release.countDown();

    assertThat(told.join()).isSameAs(thrown);
  }

  /** One whose thread reports to the test. */
  private Greenlet<String> reporting(
      CompletableFuture<Throwable> reported, Callable<String> afterwards) {
    return greenlets.spawn(
        () -> {
          Thread.currentThread()
              .setUncaughtExceptionHandler((_, escaped) -> reported.complete(escaped));
          release.await();
          return afterwards.call();
        });
  }

  @Test
  void aFailureThatNobodyLooksAtIsReported() {
    Exception thrown = new Exception("on purpose");
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    Greenlet<String> greenlet =
        reporting(
            reported,
            () -> {
              throw thrown;
            });
    greenlet.onValue(_ -> {});
    release.countDown();

    assertThat(reported.join()).isSameAs(thrown);
  }

  @Test
  void whatACallbackThrowsIsReportedAndTheOthersRun() {
    RuntimeException thrown = new RuntimeException("in a callback");
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    CompletableFuture<String> other = new CompletableFuture<>();
    Greenlet<String> greenlet = reporting(reported, () -> "value");
    greenlet.onDone(
        _ -> {
          throw thrown;
        });
    greenlet.onValue(other::complete);
    release.countDown();

    assertThat(reported.join()).isSameAs(thrown);
    assertThat(other.join()).isEqualTo("value");
    assertThat(greenlet.state()).isEqualTo(GreenletState.FINISHED);
  }

  /** A callback that takes its time, or never ends, has nothing to do with those who wait. */
  @Test
  void whoeverWaitsDoesNotWaitForCallbacks() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    Greenlet<String> greenlet = waiting();
    greenlet.onDone(
        _ -> {
          try {
            slow.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Group group = new Group();
    group.add(greenlet);
    Greenlet<String> other = greenlets.spawn(() -> greenlet.get());
    eventually(() -> other.state() == GreenletState.PARKED);
    release.countDown();

    assertThat(other.get()).isEqualTo("value");
    group.join();
    slow.countDown();
  }

  @Test
  void aHandlerThatThrowsItselfHoldsNobodyUp() throws Exception {
    Greenlet<String> greenlet =
        greenlets.spawn(
            () -> {
              Thread.currentThread()
                  .setUncaughtExceptionHandler(
                      (_, escaped) -> {
                        throw (RuntimeException) escaped;
                      });
              release.await();
              return "value";
            });
    CompletableFuture<String> second = new CompletableFuture<>();
    greenlet.onDone(
        _ -> {
          throw new IllegalArgumentException("in a callback");
        });
    greenlet.onValue(second::complete);
    release.countDown();

    assertThat(second.join()).isEqualTo("value");
    assertThat(greenlet.get()).isEqualTo("value");
  }

  @Test
  void aCallbackMayAskForTheValueAndJoin() {
    CompletableFuture<String> got = new CompletableFuture<>();
    Greenlet<String> greenlet = waiting();
    greenlet.onDone(
        g -> {
          try {
            g.join();
            got.complete(g.get());
          } catch (Exception e) {
            got.completeExceptionally(e);
          }
        });
    release.countDown();

    assertThat(got.join()).isEqualTo("value");
  }

  @Test
  void aKilledOneHasNeitherValueNorFailure() {
    List<String> told = new CopyOnWriteArrayList<>();
    Greenlet<String> greenlet = waiting();
    greenlet.onValue(_ -> told.add("value"));
    greenlet.onFailure(_ -> told.add("failure"));
    greenlet.onDone(_ -> told.add("done"));
    greenlet.kill();

    eventually(() -> greenlet.state() == GreenletState.KILLED);
    eventually(() -> told.size() == 1);
    assertThat(told).containsExactly("done");
  }
}
