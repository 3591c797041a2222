package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits that would never end are refused. */
class WaitingForOneselfTest {
  private final GreenletTree greenlets = new GreenletTree();

  @AfterEach
  void nothingIsLeft() {
    Registry.isEmpty(greenlets);
  }

  private interface Wait {
    void on(Greenlet<?> greenlet) throws Exception;
  }

  private Throwable waitingForItself(Wait wait) {
    QuietTask task = () -> wait.on(Greenlets.current().orElseThrow());
    Greenlet<?> greenlet = greenlets.spawn(task);
    eventually(greenlet::ended);
    return greenlet.failure().orElseThrow();
  }

  @Test
  void ofItself() {
    assertThat(waitingForItself(Greenlet::get))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("greenlet-1 cannot wait for itself");
    assertThat(waitingForItself(Greenlet::join)).isInstanceOf(IllegalStateException.class);
    assertThat(waitingForItself(g -> g.join(Duration.ofDays(1))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(waitingForItself(g -> g.get(Duration.ofDays(1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ofACycleOfThree() {
    CompletableFuture<Greenlet<?>> last = new CompletableFuture<>();
    CountDownLatch go = new CountDownLatch(1);
    QuietTask joinsTheLast =
        () -> {
          go.await();
          last.join().join();
        };
    Greenlet<?> first = greenlets.spawn(joinsTheLast);
    QuietTask joinsTheFirst = first::join;
    Greenlet<?> second = greenlets.spawn(joinsTheFirst);
    eventually(() -> second.state() == GreenletState.PARKED);
    QuietTask joinsTheSecond = second::join;
    Greenlet<?> third = greenlets.spawn(joinsTheSecond);
    eventually(() -> third.state() == GreenletState.PARKED);
    last.complete(third);
    go.countDown();

    eventually(first::ended);
    assertThat(first.failure())
        .get()
        .isInstanceOf(IllegalStateException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "would wait for each other for ever:"
                + " greenlet-1 -> greenlet-3 -> greenlet-2 -> greenlet-1");
    eventually(third::ended);
    assertThat(third.failure()).isEmpty();
  }

  @Test
  void aCycleWithALimitEndsByItself() {
    CompletableFuture<Greenlet<?>> other = new CompletableFuture<>();
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Greenlet<?> first =
        greenlets.spawn(() -> ended.complete(other.join().join(Duration.ofMillis(50))));
    other.complete(greenlets.spawn(() -> first.join()));

    assertThat(ended.join()).isFalse();
  }
}
