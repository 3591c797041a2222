package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Greenlets that begin after a delay. */
class SpawnLaterTest {
  private final GreenletTree greenlets = new GreenletTree();

  @AfterEach
  void nothingIsLeft() {
    Registry.isEmpty(greenlets);
  }

  @Test
  void beginAfterTheirDelay() throws Exception {
    Duration delay = Duration.ofMillis(30);
    Greenlet<Duration> greenlet =
        greenlets.spawnLater(delay, () -> Greenlets.current().orElseThrow().age());

    assertThat(greenlet.get()).isGreaterThanOrEqualTo(delay);
  }

  @Test
  void areNewAndOnTheRegistryUntilThen() throws Exception {
    Greenlet<?> greenlet = greenlets.spawnLater(Duration.ofHours(1), () -> {});

    assertThat(greenlet.state()).isEqualTo(GreenletState.NEW);
    assertThat(greenlets.live()).containsExactly(greenlet);
    greenlet.interrupt();
    assertThat(greenlet.state()).isEqualTo(GreenletState.NEW);
    greenlet.kill();
    greenlet.join();
  }

  @Test
  void killedBeforeTheyNeverRunAndTheirCallbacksDo() throws Exception {
    AtomicBoolean ran = new AtomicBoolean();
    AtomicBoolean done = new AtomicBoolean();
    Greenlet<?> greenlet = greenlets.spawnLater(Duration.ofHours(1), () -> ran.set(true));
    greenlet.onDone(_ -> done.set(true));
    assertThat(greenlet.kill(Duration.ofSeconds(20))).isTrue();

    eventually(done::get);
    assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
    assertThat(ran).isFalse();
  }

  @Test
  void killedBeforeTheTimerDoesNotKeepThem() {
    WeakReference<Greenlet<?>> killed = killedHoursBefore();

    eventually(
        () -> {
          System.gc();
          return killed.get() == null;
        });
  }

  private WeakReference<Greenlet<?>> killedHoursBefore() {
    Greenlet<?> greenlet = greenlets.spawnLater(Duration.ofHours(1), () -> {});
    greenlet.kill();
    return new WeakReference<>(greenlet);
  }

  @Test
  void anInterruptBeforeTheyBeginAwaitsThem() throws Exception {
    Greenlet<Boolean> greenlet =
        greenlets.spawnLater(Duration.ofMillis(30), () -> Thread.currentThread().isInterrupted());
    greenlet.interrupt();

    assertThat(greenlet.get()).isTrue();
  }

  @Test
  void withoutADelayBeginSoon() throws Exception {
    assertThat(greenlets.spawnLater(Duration.ZERO, () -> "value").get()).isEqualTo("value");
  }
}
