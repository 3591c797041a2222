package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telling greenlets to end. */
class KillTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final GreenletTree greenlets = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Throwable> wrong = new CopyOnWriteArrayList<>();

  @AfterEach
  void nothingIsLeft() {
    release.countDown();
    Registry.isEmpty(greenlets);
  }

  @Test
  void beforeItBeganItNeverRunsAndItsCallbacksDo() {
    AtomicBoolean ran = new AtomicBoolean();
    CompletableFuture<Greenlet<Void>> done = new CompletableFuture<>();
    Greenlet<Void> greenlet;
    try (BusyCarriers _ = new BusyCarriers()) {
      greenlet = greenlets.spawn(() -> ran.set(true));
      greenlet.onDone(done::complete);
      assertThat(greenlet.kill()).isTrue();
    }

    assertThat(done.join()).isSameAs(greenlet);
    assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
    assertThat(ran).isFalse();
  }

  @Test
  void aParkedOneEndsWithTheExit() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    eventually(() -> greenlet.state() == GreenletState.PARKED);

    assertThat(greenlet.kill(LONG)).isTrue();
    assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
    assertThat(greenlet.successful()).isTrue();
    assertThat(greenlet.failure()).isEmpty();
    assertThat(greenlet.exit())
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("greenlet-1 was killed");
  }

  @Test
  void theReasonIsTheCauseOfTheExit() throws Exception {
    IllegalStateException reason = new IllegalStateException("the page was closed");
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    eventually(() -> greenlet.state() == GreenletState.PARKED);
    greenlet.kill(reason);
    greenlet.kill(new IllegalStateException("too late to be the reason"));
    greenlet.join();

    assertThat(greenlet.exit()).get().extracting(Throwable::getCause).isSameAs(reason);
  }

  @Test
  void oneThatIsBlockedOnASocketEnds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Greenlet<?> greenlet =
          greenlets.spawn(
              () -> {
                try (Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                  socket.getInputStream().read();
                }
              });
      eventually(() -> greenlet.state() == GreenletState.PARKED);

      assertThat(greenlet.kill(LONG)).isTrue();
      assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
    }
  }

  @Test
  void oneThatWrapsTheInterruptIsKilledAllTheSame() throws Exception {
    Greenlet<?> greenlet =
        greenlets.spawn(
            () -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                throw new IOException("cannot load", e);
              }
            });
    eventually(() -> greenlet.state() == GreenletState.PARKED);
    greenlet.kill(LONG);

    assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
  }

  @Test
  void aFailureOfItsCleanUpIsNotHidden() throws Exception {
    QuietTask task =
        () -> {
          try {
            release.await();
          } finally {
            cleanUp();
          }
        };
    Greenlet<?> greenlet = greenlets.spawn(task);
    eventually(() -> greenlet.state() == GreenletState.PARKED);
    greenlet.kill(LONG);

    assertThat(greenlet.state()).isEqualTo(GreenletState.FAILED);
    assertThat(greenlet.failure()).get().hasToString("java.lang.ArithmeticException: clean-up");
  }

  private static void cleanUp() {
    throw new ArithmeticException("clean-up");
  }

  @Test
  void aValueThatItReturnsNeverthelessIsItsValue() throws Exception {
    Greenlet<String> greenlet =
        greenlets.spawn(
            () -> {
              try {
                release.await();
                return "not reached";
              } catch (InterruptedException e) {
                return "what there is so far";
              }
            });
    eventually(() -> greenlet.state() == GreenletState.PARKED);
    greenlet.kill();

    assertThat(greenlet.get()).isEqualTo("what there is so far");
    assertThat(greenlet.exit()).isEmpty();
  }

  @Test
  void aFinishedOneIsLeftAlone() throws Exception {
    Greenlet<String> greenlet = greenlets.spawn(() -> "value");
    greenlet.join();

    assertThat(greenlet.kill()).isFalse();
    assertThat(greenlet.kill(Duration.ZERO)).isTrue();
    assertThat(greenlet.get()).isEqualTo("value");
  }

  @Test
  void itMayKillItself() {
    AtomicBoolean after = new AtomicBoolean();
    Greenlet<?> greenlet =
        greenlets.spawn(
            () -> {
              Greenlets.current().orElseThrow().kill();
              after.set(true);
            });

    eventually(() -> greenlet.state() == GreenletState.KILLED);
    assertThat(after).isFalse();
  }

  @Test
  void aStubbornOneSurvivesAndIsNamed() throws Exception {
    Greenlet<?> stubborn = stubborn();
    Greenlet<?> obedient = greenlets.spawn(() -> release.await());
    eventually(() -> obedient.state() == GreenletState.PARKED);

    assertThatExceptionOfType(StubbornGreenletsException.class)
        .isThrownBy(() -> Greenlets.killAll(List.of(obedient, stubborn), SHORT))
        .withMessageStartingWith("1 killed but alive after PT0.05S: greenlet-1 ")
        .satisfies(e -> assertThat(e.survivors()).isEqualTo(List.of(stubborn)));
    assertThat(obedient.state()).isEqualTo(GreenletState.KILLED);
    assertThat(stubborn.state().live()).isTrue();
    assertThat(stubborn.kill(Duration.ZERO)).isFalse();
  }

  private Greenlet<?> stubborn() {
    CountDownLatch begun = new CountDownLatch(1);
    Greenlet<?> greenlet =
        greenlets.spawn(
            () -> {
              begun.countDown();
              while (release.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
                Thread.interrupted();
              }
            });
    arrives(begun);
    return greenlet;
  }

  @Test
  void killAllEndsAThousand() throws Exception {
    List<Greenlet<?>> all =
        IntStream.range(0, 1_000)
            .<Greenlet<?>>mapToObj(_ -> greenlets.spawn(() -> release.await()))
            .toList();
    Greenlets.killAll(all, LONG);

    assertThat(all).allMatch(g -> g.state() == GreenletState.KILLED);
    assertThat(greenlets.counts().failed()).isZero();
  }

  /** Killed by its own task while it is being made, it was started twice once. */
  @Test
  void whileItIsBeingMadeItNeverRuns() throws Exception {
    AtomicBoolean ran = new AtomicBoolean();
    Greenlet<?> greenlet =
        greenlets.spawn(
            new GreenletTask() {
              @Override
              public void run() {
                ran.set(true);
              }

              @Override
              public void runsOn(Greenlet<?> made) {
                made.kill();
              }
            });
    greenlet.join();

    assertThat(greenlet.state()).isEqualTo(GreenletState.KILLED);
    assertThat(ran).isFalse();
    assertThat(greenlets.counts()).isEqualTo(new GreenletCounts(1, 0, 1, 0, 1));
  }

  /** {@code bad.onFailure(f -> Greenlets.killAll(jobs))} is what people write. */
  @Test
  void inItsOwnCallbackItIsOverAndLeftAlone() {
    CompletableFuture<Boolean> killed = new CompletableFuture<>();
    Greenlet<?> greenlet = greenlets.spawn(() -> release.await());
    greenlet.onDone(
        g -> {
          Greenlets.killAll(List.of(g));
          killed.complete(g.kill());
        });
    release.countDown();

    assertThat(killed.join()).isFalse();
  }

  @Test
  void aParentThatItsChildHasKilledMayBeJoinedByIt() throws Exception {
    for (int i = 0; i < 200; i++) {
      Greenlet<Boolean> root =
          greenlets.spawn(
              () -> {
                Greenlet<?> self = Greenlets.current().orElseThrow();
                Greenlet<?> child =
                    greenlets.spawn(
                        () -> {
                          self.kill();
                          self.join();
                        });
                child.onFailure(f -> wrong.add(f));
                child.join();
                return true;
              });
      root.join();
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void oneThatKillsAllTellsTheOthersBeforeItEnds() throws Exception {
    Greenlet<?> other = greenlets.spawn(() -> release.await());
    eventually(() -> other.state() == GreenletState.PARKED);
    Greenlet<?> killer =
        greenlets.spawn(() -> Greenlets.killAll(List.of(Greenlets.current().orElseThrow(), other)));
    Greenlets.joinAll(List.of(killer, other));

    assertThat(killer.state()).isEqualTo(GreenletState.KILLED);
    assertThat(other.state()).isEqualTo(GreenletState.KILLED);
  }

  @Test
  void itsCallbacksRunWithACleanFlag() {
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Greenlet<?> greenlet =
        greenlets.spawn(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            });
    greenlet.onDone(_ -> flag.complete(Thread.currentThread().isInterrupted()));
    eventually(() -> greenlet.state() == GreenletState.RUNNING);
    greenlet.kill();

    assertThat(flag.join()).isFalse();
  }
}
