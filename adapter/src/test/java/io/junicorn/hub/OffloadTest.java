package io.junicorn.hub;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.greenlet.TreeLocal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Calls that leave their greenlet for a platform thread, and what they take along. */
class OffloadTest {
  private static final TreeLocal<String> TENANT = TreeLocal.create();
  private static final ThreadLocal<String> LEFT_BEHIND = new ThreadLocal<>();
  private static final int MORE_THAN_CARRIERS = Runtime.getRuntime().availableProcessors() + 1;

  private final OffloadPool pool = new OffloadPool("test", "test-offload-", MORE_THAN_CARRIERS);

  @Test
  void moreCallsThanCarriersLeaveTheCarriersToOthers() throws Exception {
    CountDownLatch stuck = new CountDownLatch(MORE_THAN_CARRIERS);
    AtomicBoolean over = new AtomicBoolean();
    List<Greenlet<Void>> calls =
        Stream.generate(() -> Greenlets.<Void>spawn(() -> pool.call(() -> spin(stuck, over))))
            .limit(MORE_THAN_CARRIERS)
            .toList();
    arrives(stuck);

    assertThat(Greenlets.spawn(() -> "ran").get(Duration.ofSeconds(10))).isEqualTo("ran");
    assertThat(pool.active()).isEqualTo(MORE_THAN_CARRIERS);

    over.set(true);
    Greenlets.joinAll(calls);
    eventually(() -> pool.active() == 0);
  }

  private static Void spin(CountDownLatch begun, AtomicBoolean over) {
    begun.countDown();
    while (!over.get()) {
      Thread.onSpinWait();
    }
    return null;
  }

  @Test
  void aCallRunsForItsGreenlet() throws Exception {
    ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {};
    Greenlet<List<Object>> caller =
        Greenlets.spawn(
            () -> {
              Thread.currentThread().setContextClassLoader(loader);
              MDC.put("user", "alice");
              return TENANT.callWhere(
                  "acme",
                  () ->
                      pool.call(
                          () ->
                              List.of(
                                  Greenlets.current().orElseThrow(),
                                  TENANT.get(),
                                  MDC.get("user"),
                                  Thread.currentThread().getContextClassLoader(),
                                  Thread.currentThread().isVirtual())));
            });

    assertThat(caller.get()).containsExactly(caller, Optional.of("acme"), "alice", loader, false);
  }

  @Test
  void whatACallLeavesInThreadLocalsNobodyFinds() throws Exception {
    OffloadPool one = new OffloadPool("test", "test-single-", 1);
    Greenlets.spawn(
            () ->
                one.call(
                    () -> {
                      LEFT_BEHIND.set("a secret");
                      MDC.put("user", "alice");
                      return "set";
                    }))
        .get();

    assertThat(
            Greenlets.spawn(
                    () ->
                        one.call(
                            () ->
                                Optional.ofNullable(LEFT_BEHIND.get())
                                    .or(() -> Optional.ofNullable(MDC.get("user")))))
                .get())
        .isEmpty();
  }

  @Test
  void whatIsThrownReadsAsIfItHadHappenedOnTheCallersThread() {
    Greenlet<String> caller = Greenlets.spawn(this::fails);

    assertThatThrownBy(caller::get)
        .rootCause()
        .isInstanceOf(IOException.class)
        .hasMessage("no such disk")
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace())
                    .extracting(StackTraceElement::getMethodName)
                    .containsSubsequence("broken", "call", "fails")
                    .doesNotContain("runWorker"));
  }

  private String fails() throws Exception {
    return pool.call(OffloadTest::broken);
  }

  private static String broken() throws IOException {
    throw new IOException("no such disk");
  }

  @Test
  void anExceptionThatIsAConstantStaysAsItIs() {
    IllegalStateException constant = new IllegalStateException("always the same");
    StackTraceElement[] before = constant.getStackTrace();
    Greenlet<String> caller =
        Greenlets.spawn(
            () ->
                pool.call(
                    () -> {
                      throw constant;
                    }));

    assertThatThrownBy(caller::get).hasRootCause(constant);
    assertThat(constant.getStackTrace()).isEqualTo(before);
  }

  @Test
  void aPlatformThreadRunsTheCallItselfAlsoOneOfThePool() throws Exception {
    Thread self = Thread.currentThread();
    assertThat(pool.call(Thread::currentThread)).isSameAs(self);

    OffloadPool one = new OffloadPool("test", "test-nested-", 1);
    assertThat(Greenlets.spawn(() -> one.call(() -> one.call(() -> "inside"))).get())
        .isEqualTo("inside");
  }

  @Test
  void aKilledCallerLeavesAtOnceAndTheCallIsInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> became = new CompletableFuture<>();
    Greenlet<String> caller =
        Greenlets.spawn(
            () ->
                pool.call(
                    () -> {
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        became.complete("interrupted");
                      }
                      return "over";
                    }));
    arrives(begun);

    assertThat(caller.kill(Duration.ofSeconds(10))).isTrue();
    assertThat(became.get(10, TimeUnit.SECONDS)).isEqualTo("interrupted");
  }

  @Test
  void aCallWhoseCallerHasGoneDoesNotBegin() throws Exception {
    OffloadPool one = new OffloadPool("test", "test-queue-", 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Greenlet<String> first =
        Greenlets.spawn(
            () ->
                one.call(
                    () -> {
                      begun.countDown();
                      go.await();
                      return "first";
                    }));
    arrives(begun);
    AtomicBoolean ran = new AtomicBoolean();
    Greenlet<Boolean> second = Greenlets.spawn(() -> one.call(() -> ran.getAndSet(true)));
    eventually(() -> one.waiting() == 1);

    assertThat(second.kill(Duration.ofSeconds(10))).isTrue();
    assertThat(one.waiting()).isZero();
    go.countDown();
    assertThat(first.get()).isEqualTo("first");
    assertThat(Greenlets.spawn(() -> one.call(() -> "third")).get()).isEqualTo("third");
    assertThat(ran).isFalse();
  }

  @Test
  void whoFinishesWaitsOnWhenInterruptedAndKeepsTheFlag() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Greenlet<Boolean> caller =
        Greenlets.spawn(
            () -> {
              pool.finish(
                  () -> {
                    begun.countDown();
                    go.await();
                    return "done";
                  });
              return Thread.currentThread().isInterrupted();
            });
    arrives(begun);
    caller.interrupt();
    go.countDown();

    assertThat(caller.get()).isTrue();
  }

  @Test
  void eachWaitForAThreadIsSeen() throws Exception {
    BlockingQueue<Long> waits = new LinkedBlockingQueue<>();
    pool.observe(waits::add);

    Greenlets.spawn(() -> pool.call(() -> "seen")).get();

    assertThat(waits.poll(10, TimeUnit.SECONDS)).isNotNegative();
  }

  @Test
  void anObserverThatThrowsStopsNoCall() throws Exception {
    pool.observe(
        _ -> {
          throw new IllegalStateException("a broken observer");
        });

    assertThat(Greenlets.spawn(() -> pool.call(() -> "done")).get(Duration.ofSeconds(10)))
        .isEqualTo("done");
    assertThat(Greenlets.spawn(() -> pool.finish(() -> "done")).get(Duration.ofSeconds(10)))
        .isEqualTo("done");
  }

  @Test
  void threadsFollowTheirNumberBothWays() throws Exception {
    OffloadPool changed = new OffloadPool("test", "test-changed-", 1);
    CountDownLatch end = new CountDownLatch(1);
    List<Greenlet<Boolean>> calls = waiting(changed, end);
    eventually(() -> changed.active() == 1 && changed.waiting() == 1);
    changed.limit(2);
    eventually(() -> changed.active() == 2 && changed.waiting() == 0);
    changed.limit(1);
    end.countDown();
    Greenlets.joinAll(calls);
    eventually(() -> changed.active() == 0);

    CountDownLatch last = new CountDownLatch(1);
    List<Greenlet<Boolean>> more = waiting(changed, last);
    eventually(() -> changed.active() == 1 && changed.waiting() == 1);
    last.countDown();
    Greenlets.joinAll(more);
  }

  private static List<Greenlet<Boolean>> waiting(OffloadPool pool, CountDownLatch end) {
    return Stream.generate(
            () -> Greenlets.<Boolean>spawn(() -> pool.call(() -> end.await(10, TimeUnit.SECONDS))))
        .limit(2)
        .toList();
  }

  @Test
  void aResultThatComesTooLateIsHandedToWhoGivesItUp() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<String> late = new CompletableFuture<>();
    Greenlet<String> caller =
        Greenlets.spawn(
            () ->
                pool.take(
                    () -> {
                      begun.countDown();
                      go.await();
                      return "a connection";
                    },
                    late::complete));
    arrives(begun);

    assertThat(caller.kill(Duration.ofSeconds(10))).isTrue();
    assertThat(late).isNotDone();
    go.countDown();
    assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo("a connection");
  }

  @Test
  void aCallThatIsFinishedRunsForItsGreenletAndIsNotInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Greenlet<List<Object>> caller =
        Greenlets.spawn(
            () -> {
              Optional<String> tenant =
                  TENANT.callWhere(
                      "acme",
                      () ->
                          pool.finishCall(
                              () -> {
                                begun.countDown();
                                go.await();
                                return TENANT.get();
                              }));
              return List.of(tenant, Thread.currentThread().isInterrupted());
            });
    arrives(begun);
    caller.interrupt();
    go.countDown();

    assertThat(caller.get()).containsExactly(Optional.of("acme"), true);
  }
}
