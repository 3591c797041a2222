package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a greenlet's thread takes over from the thread that spawned it, and what not. */
class ThreadHygieneTest {
  private final GreenletTree greenlets = new GreenletTree();
  private final InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
    local.remove();
  }

  @Test
  void inheritableThreadLocalsAreNotInherited() {
    local.set("of the test");
    CompletableFuture<Optional<String>> seen = new CompletableFuture<>();
    greenlets.spawn(() -> seen.complete(Optional.ofNullable(local.get())));

    assertThat(seen.join()).isEmpty();
  }

  @Test
  void theContextClassLoaderOfARootIsTheSystemsOwn() throws Exception {
    CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
    try (URLClassLoader application = new URLClassLoader(new URL[0])) {
      Thread.currentThread().setContextClassLoader(application);
      greenlets.spawnRoot(() -> seen.complete(Thread.currentThread().getContextClassLoader()));

      assertThat(seen.join()).isSameAs(ClassLoader.getSystemClassLoader());
    }
  }

  @Test
  void theContextClassLoaderOfASpawnedOneIsItsSpawners() throws Exception {
    CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
    try (URLClassLoader application = new URLClassLoader(new URL[0])) {
      Thread.currentThread().setContextClassLoader(application);
      greenlets.spawn(() -> seen.complete(Thread.currentThread().getContextClassLoader()));

      assertThat(seen.join()).isSameAs(application);
    }
  }

  @Test
  void machineryThreadsAreVirtualAndNoGreenlets() throws InterruptedException {
    CompletableFuture<Optional<Greenlet<?>>> current = new CompletableFuture<>();
    CompletableFuture<Optional<String>> inherited = new CompletableFuture<>();
    local.set("of the test");
    Thread machinery =
        GreenletTree.machineryThreads("selector")
            .newThread(
                () -> {
                  inherited.complete(Optional.ofNullable(local.get()));
                  current.complete(Greenlet.current());
                });
    machinery.start();
    machinery.join();

    assertThat(machinery.isVirtual()).isTrue();
    assertThat(machinery.getName()).isEqualTo("selector");
    assertThat(current.join()).isEmpty();
    assertThat(inherited.join()).isEmpty();
  }

  @Test
  void aMachineryThreadStartedByAGreenletIsNotCounted() {
    CompletableFuture<GreenletCounts> counts = new CompletableFuture<>();
    greenlets.spawn(
        () ->
            GreenletTree.machineryThreads("selector")
                .newThread(() -> counts.complete(greenlets.counts()))
                .start());

    assertThat(counts.join().started()).isEqualTo(1);
    assertThat(counts.join().highWater()).isEqualTo(1);
  }
}
