package io.junicorn.greenlet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The run of a greenlet's task, from its beginning to the outcome; on the greenlet's thread. */
final class TaskRun {
  private TaskRun() {}

  static <T extends @Nullable Object> void begin(Greenlet<T> greenlet) {
    if (!Progress.advance(greenlet, Progress.NEW, Progress.RUNNING)) {
      greenlet.finish(new Outcome.Killed<>(Objects.requireNonNull(greenlet.killed)));
      return;
    }
    Inheritance taken = greenlet.takeInherited();
    if (taken == null) {
      run(greenlet, null);
    } else {
      taken.run(() -> run(greenlet, taken));
    }
  }

  /** The one place where anything thrown by a task is caught: it is recorded, counted, told. */
  @SuppressWarnings({"unchecked", "NullAway"}) // Spawned as Greenlet<T> with a Callable<T>.
  private static <T extends @Nullable Object> void run(
      Greenlet<T> greenlet, @Nullable Inheritance taken) {
    Outcome<T> outcome;
    try {
      if (taken != null) {
        taken.contexts().forEach(Runnable::run);
      }
      // In two steps: in one, the record would be made first and lie on the heap all the while.
      T value = (T) Tasks.call(greenlet.task());
      outcome = new Outcome.Value<>(value);
    } catch (Throwable thrown) {
      outcome = Outcome.of(thrown, greenlet.killed);
    }
    Progress.advance(greenlet, Progress.RUNNING, Progress.ENDED);
    Thread.interrupted();
    greenlet.finish(outcome);
  }
}
