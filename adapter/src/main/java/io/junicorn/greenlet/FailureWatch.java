package io.junicorn.greenlet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One who waits for the members of a group and wants their failures: while it looks, they are not
 * reported elsewhere. Changed under the monitor of its {@link Members}, read by any thread.
 */
final class FailureWatch {
  private final Map<Greenlet<?>, Link> links = new HashMap<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  void lookAt(Greenlet<?> greenlet) {
    links.put(greenlet, greenlet.link(() -> {}, true));
  }

  void lookAway(Greenlet<?> ended) {
    links.remove(ended);
  }

  void add(Throwable failure) {
    failures.add(failure);
  }

  boolean isEmpty() {
    return failures.isEmpty();
  }

  void close() {
    links.forEach(Waitable::unlink);
    links.clear();
  }

  /** All that were seen, the first one first; after the end of the watch. */
  List<Throwable> failures() {
    return failures;
  }
}
