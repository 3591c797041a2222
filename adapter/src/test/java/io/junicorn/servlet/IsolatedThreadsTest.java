package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.testkit.Eventually;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many isolated requests run, in which order, and what becomes of one without a thread. */
class IsolatedThreadsTest {
  private final IsolatedThreads threads = new IsolatedThreads(2);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<String> began = new CopyOnWriteArrayList<>();
  private final List<Throwable> refusals = new CopyOnWriteArrayList<>();

  @AfterEach
  void release() {
    release.countDown();
  }

  private Thread start(String name, CountDownLatch until) {
    Thread thread =
        threads.thread(
            () -> {
              began.add(name);
              Eventually.arrives(until);
            });
    threads.start(thread, refusals::add);
    return thread;
  }

  @Test
  void noMoreThanTheLimitRunAtOnceAndTheOthersInOrder() throws Exception {
    CountDownLatch one = new CountDownLatch(1);
    Thread first = start("first", one);
    start("second", release);
    eventually(() -> began.size() == 2);
    Thread third = start("third", release);
    Thread fourth = start("fourth", release);
    assertThat(threads.running()).isEqualTo(2);
    assertThat(threads.waiting()).isEqualTo(2);
    assertThat(fourth.getState()).isEqualTo(Thread.State.NEW);

    one.countDown();
    first.join();
    eventually(() -> began.size() == 3);
    assertThat(began.getLast()).isEqualTo("third");
    assertThat(threads.running()).isEqualTo(2);
    assertThat(threads.waiting()).isEqualTo(1);

    release.countDown();
    third.join();
    fourth.join();
    eventually(() -> threads.running() == 0);
    assertThat(began).endsWith("fourth");
    assertThat(third.isVirtual()).isFalse();
    assertThat(refusals).isEmpty();
  }

  @Test
  void aThreadThatCannotStartGivesItsPlaceUp() throws Exception {
    Thread started = Thread.ofPlatform().start(() -> {});
    started.join();
    assertThatThrownBy(() -> threads.start(started, refusals::add))
        .isInstanceOf(IllegalThreadStateException.class);
    assertThat(threads.running()).isZero();
    assertThat(refusals).as("the caller knows").isEmpty();
  }

  @Test
  void oneThatCannotStartWhenItsTurnComesIsToldAndTheNextRuns() throws Exception {
    Thread started = Thread.ofPlatform().start(() -> {});
    started.join();
    CountDownLatch one = new CountDownLatch(1);
    start("first", one);
    start("second", release);
    threads.start(started, refusals::add);
    start("fourth", release);

    one.countDown();
    eventually(() -> began.contains("fourth"));
    assertThat(refusals)
        .singleElement()
        .satisfies(refused -> assertThat(refused).isInstanceOf(IllegalThreadStateException.class));
    release.countDown();
    eventually(() -> threads.running() == 0);
  }
}
