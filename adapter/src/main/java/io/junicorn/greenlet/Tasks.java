package io.junicorn.greenlet;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a greenlet runs: a {@link Callable}, or a {@link GreenletTask} with words of its own. */
final class Tasks {
  private Tasks() {}

  /** Runs a task; the value of one without a value is null. */
  static @Nullable Object call(Object task) throws Exception {
    if (task instanceof GreenletTask plain) {
      plain.run();
      return null;
    }
    return ((Callable<?>) task).call();
  }

  static String describe(Object task) {
    return task instanceof GreenletTask named ? named.describe() : SpawnSite.classOf(task);
  }

  static Optional<String> context(Object task) {
    return task instanceof GreenletTask named ? named.context() : Optional.empty();
  }

  static String spawnSite(Object task) {
    return task instanceof GreenletTask named ? named.spawnSite() : SpawnSite.classOf(task);
  }

  /** The class that declares it, found without a call of an application's code. */
  static String declaredBy(Object task) {
    return switch (task) {
      case ThreadTask thread -> thread.describe();
      case GreenletTask own when SpawnSite.isOwn(own) -> SpawnSite.classOf(own.origin());
      default -> SpawnSite.classOf(task);
    };
  }

  /** Tells of a failure at which nobody looks. */
  static void failed(Object task, Throwable thrown) {
    if (task instanceof GreenletTask named) {
      named.failed(thrown);
    } else {
      reportUncaught(thrown);
    }
  }

  /**
   * Hands a failure to the uncaught exception handler of the calling thread. If that one throws
   * itself, both go to standard error, as the JVM has it: whoever waits must still be woken.
   */
  @SuppressWarnings("CatchAndPrintStackTrace") // There is nowhere else to go.
  static void reportUncaught(Throwable thrown) {
    Thread self = Thread.currentThread();
    try {
      self.getUncaughtExceptionHandler().uncaughtException(self, thrown);
    } catch (Throwable broken) {
      System.err.println(
          "the uncaught exception handler of " + self.getName() + " threw " + broken);
      thrown.printStackTrace();
    }
  }
}
