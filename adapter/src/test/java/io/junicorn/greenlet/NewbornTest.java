package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A thread that finds its task itself. */
class NewbornTest {
  private final GreenletTree greenlets = new GreenletTree();

  @Test
  void theFirstRootTakesTheThreadThatFoundItOver() {
    CompletableFuture<Thread> finder = new CompletableFuture<>();
    CompletableFuture<Thread> runner = new CompletableFuture<>();
    CompletableFuture<String> name = new CompletableFuture<>();
    GreenletTree.newborn(
        () -> {
          finder.complete(Thread.currentThread());
          greenlets.spawnRoot(
              () -> {
                name.complete(Greenlet.current().orElseThrow().name());
                runner.complete(Thread.currentThread());
              });
        });

    assertThat(runner.join()).isSameAs(finder.join());
    assertThat(runner.join().isVirtual()).isTrue();
    assertThat(runner.join().getName()).isEqualTo(name.join()).startsWith("greenlet-");
    assertThat(greenlets.counts().started()).isEqualTo(1);
  }

  @Test
  void itBeginsWhenTheSearchIsOver() {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Boolean> begunAfter = new CompletableFuture<>();
    CompletableFuture<GreenletState> before = new CompletableFuture<>();
    GreenletTree.newborn(
        () -> {
          before.complete(greenlets.spawnRoot(() -> begunAfter.complete(over.get())).state());
          over.set(true);
        });

    assertThat(begunAfter.join()).isTrue();
    assertThat(before.join()).isEqualTo(GreenletState.NEW);
  }

  @Test
  void allOtherRootsHaveThreadsOfTheirOwn() throws InterruptedException {
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Thread> second = new CompletableFuture<>();
    CompletableFuture<Thread> ofTheFirst = new CompletableFuture<>();
    CountDownLatch done = new CountDownLatch(2);
    GreenletTree.newborn(
        () -> {
          greenlets.spawnRoot(
              () -> {
                first.complete(Thread.currentThread());
                greenlets.spawnRoot(() -> ofTheFirst.complete(Thread.currentThread()));
                done.countDown();
              });
          greenlets.spawnRoot(
              () -> {
                second.complete(Thread.currentThread());
                done.countDown();
              });
        });
    done.await();

    assertThat(second.join()).isNotSameAs(first.join());
    assertThat(ofTheFirst.join()).isNotSameAs(first.join()).isNotSameAs(second.join());
  }

  @Test
  void aChildDoesNotTakeItOver() {
    CompletableFuture<Thread> finder = new CompletableFuture<>();
    CompletableFuture<Thread> child = new CompletableFuture<>();
    GreenletTree.newborn(
        () -> {
          finder.complete(Thread.currentThread());
          greenlets.spawn(() -> child.complete(Thread.currentThread()));
        });

    assertThat(child.join()).isNotSameAs(finder.join());
  }

  @Test
  void aSearchThatFindsNothingIsNoGreenlet() {
    CompletableFuture<Boolean> greenlet = new CompletableFuture<>();
    GreenletTree.newborn(() -> greenlet.complete(Greenlet.current().isPresent()));

    assertThat(greenlet.join()).isFalse();
    assertThat(greenlets.counts().started()).isZero();
  }

  @Test
  void whatWasFoundRunsAlsoWhenTheSearchFails() {
    CompletableFuture<Boolean> ran = new CompletableFuture<>();
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    GreenletTree.newborn(
        () -> {
          Thread.currentThread()
              .setUncaughtExceptionHandler((thread, thrown) -> uncaught.complete(thrown));
          greenlets.spawnRoot(() -> ran.complete(true));
          throw new IllegalStateException("after it was found");
        });

    assertThat(ran.join()).isTrue();
    assertThat(uncaught.join()).hasMessage("after it was found");
  }

  @Test
  void oneThatWasKilledBeforeItBeganNeverRuns() throws InterruptedException {
    AtomicBoolean ran = new AtomicBoolean();
    CompletableFuture<Greenlet<?>> found = new CompletableFuture<>();
    GreenletTree.newborn(
        () -> {
          Greenlet<?> greenlet = greenlets.spawnRoot(() -> ran.set(true));
          greenlet.kill();
          found.complete(greenlet);
        });

    found.join().join();
    assertThat(ran).isFalse();
    assertThat(found.join().state()).isEqualTo(GreenletState.KILLED);
  }
}
