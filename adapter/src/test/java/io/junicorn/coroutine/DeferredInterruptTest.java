package io.junicorn.coroutine;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletExit;
import io.junicorn.greenlet.GreenletState;
import io.junicorn.greenlet.GreenletTree;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

/** Interrupts and kills of those who are parked. */
class DeferredInterruptTest {
  private final Family family = Family.open();
  private final Coroutine main = family.main();

  private Coroutine parked(Coroutine.Body then) {
    Coroutine coroutine = family.coroutine(_ -> then.run(main.switchTo()));
    coroutine.switchTo();
    eventually(() -> greenletOf(coroutine).state() == GreenletState.PARKED);
    return coroutine;
  }

  private static Greenlet<?> greenletOf(Coroutine coroutine) {
    return coroutine.greenlet().orElseThrow();
  }

  @Test
  void aMemberFindsItsFlagSetWhenItHasItsTurn() {
    Coroutine coroutine = parked(value -> value + " " + Thread.interrupted());
    greenletOf(coroutine).interrupt();

    assertThat(coroutine.switchTo("flag")).isEqualTo("flag true");
    family.close();
  }

  /** It parks again: one that spins would be seen running nearly always. */
  @Test
  void itStaysParkedUntilThen() {
    Coroutine coroutine = parked(_ -> null);
    greenletOf(coroutine).interrupt();
    eventually(() -> greenletOf(coroutine).state() == GreenletState.PARKED);
    for (int i = 0; i < 100; i++) {
      assertThat(greenletOf(coroutine).state()).isEqualTo(GreenletState.PARKED);
    }
    family.close();
    assertThat(coroutine.dead()).isTrue();
  }

  @Test
  void oneThatSwitchesUnderItsFlagKeepsItAndParks() {
    Coroutine coroutine =
        family.coroutine(
            _ -> {
              Thread.currentThread().interrupt();
              main.switchTo();
              return Thread.interrupted();
            });
    coroutine.switchTo();
    eventually(() -> greenletOf(coroutine).state() == GreenletState.PARKED);

    assertThat(coroutine.switchTo()).isEqualTo(true);
    family.close();
  }

  @Test
  void oneThatIsKilledEndsWhenItNextBlocksAndItsExitIsTheValue() {
    Coroutine coroutine =
        parked(
            _ -> {
              new CountDownLatch(1).await();
              return null;
            });
    greenletOf(coroutine).kill();
    assertThat(coroutine.dead()).isFalse();

    assertThat(coroutine.switchTo()).isInstanceOf(GreenletExit.class);
    assertThat(greenletOf(coroutine).state()).isEqualTo(GreenletState.KILLED);
    family.close();
  }

  @Test
  void theMainThreadFindsItsFlagSetWhenItHasControlAgain() {
    Thread mains = Thread.currentThread();
    Coroutine coroutine =
        family.coroutine(
            _ -> {
              eventually(() -> mains.getState() == Thread.State.WAITING);
              mains.interrupt();
              eventually(() -> mains.getState() == Thread.State.WAITING && !mains.isInterrupted());
              return family.current();
            });

    assertThat(coroutine.switchTo()).isSameAs(coroutine);
    assertThat(Thread.interrupted()).isTrue();
    family.close();
  }

  /** Its body never runs: control must not be lost with it. */
  @Test
  void oneThatIsKilledBeforeItBeginsHandsItsExitToItsParent() {
    CountDownLatch over = new CountDownLatch(1);
    holdCarriers(over);
    Coroutine coroutine = family.coroutine(_ -> "body");
    CompletableFuture<Void> killer = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              eventually(() -> killed(coroutine));
              over.countDown();
              killer.complete(null);
            });
    Object value = coroutine.switchTo();
    killer.join();

    assertThat(value).isInstanceOf(GreenletExit.class);
    assertThat(coroutine.dead()).isTrue();
    assertThat(coroutine.started()).isFalse();
    family.close();
  }

  private static boolean killed(Coroutine coroutine) {
    String words = coroutine + " of " + DeferredInterruptTest.class.getName();
    List<Greenlet<?>> found =
        GreenletTree.common().live().stream().filter(g -> g.serves().equals(words)).toList();
    found.forEach(Greenlet::kill);
    return !found.isEmpty();
  }

  private static void holdCarriers(CountDownLatch over) {
    int carriers =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();
    CountDownLatch spinning = new CountDownLatch(carriers);
    GreenletTree spinners = new GreenletTree();
    for (int i = 0; i < carriers; i++) {
      spinners.spawn(
          () -> {
            spinning.countDown();
            while (over.getCount() > 0) {
              Thread.onSpinWait();
            }
          });
    }
    arrives(spinning);
  }
}
