package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does what an ingress controller does: looks at the management ports and reloads nginx when the
 * servers that are ready have changed. Of one platform thread of its own.
 */
final class ReadyServers implements AutoCloseable {
  private static final long PERIOD_MILLIS = 250;

  private final List<Slot> slots;
  private final Nginx nginx;
  private final Thread thread;
  private volatile @Nullable Exception failure;

  private ReadyServers(List<Slot> slots, Nginx nginx) {
    this.slots = List.copyOf(slots);
    this.nginx = nginx;
    thread = Thread.ofPlatform().name("ready-servers").unstarted(this::watch);
  }

  /** Begins to look. */
  static ReadyServers watch(List<Slot> slots, Nginx nginx) {
    ReadyServers watch = new ReadyServers(slots, nginx);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    Set<String> known = Set.copyOf(slots.stream().map(Slot::name).toList());
    try {
      while (true) {
        Set<String> ready = names();
        // With none it goes on with those it has.
        if (!ready.equals(known) && !ready.isEmpty()) {
          nginx.serveBy(ready);
          known = ready;
        }
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException _) {
      // Closed.
    } catch (IOException | RuntimeException e) {
      // Who is closed while nginx is reloaded does not wait for it, and that is no failure.
      if (!Thread.currentThread().isInterrupted()) {
        failure = e;
      }
    }
  }

  private Set<String> names() {
    Set<String> ready = new HashSet<>();
    for (Slot slot : slots) {
      if (Replica.isReady(slot)) {
        ready.add(slot.name());
      }
    }
    return ready;
  }

  /** Why it does not look any more, if it does not. */
  Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Exception failed = failure;
    if (failed != null) {
      throw new IOException("nginx was not told of all changes", failed);
    }
  }
}
