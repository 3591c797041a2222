package io.junicorn.patch.runtime;

import io.junicorn.greenlet.GreenletTree;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes greenlets of the threads that another factory makes, with their names, class loaders and
 * handlers, and whatever that factory has wrapped around the task. Subclasses of {@link Thread},
 * which code may look for in the current thread, stay what they are. Used by any thread.
 */
record GreenletFactory(ThreadFactory threads) implements ThreadFactory {
  @Override
  @SuppressWarnings("NullAway") // A factory may refuse by null, and executors know that.
  public @Nullable Thread newThread(Runnable task) {
    return of(threads.newThread(task));
  }

  /** A greenlet that does what a thread would, unless it is more than a plain new thread. */
  static @Nullable Thread of(@Nullable Thread plain) {
    if (plain == null || plain.getClass() != Thread.class || !isNew(plain)) {
      return plain;
    }
    Thread greenlet = GreenletTree.common().unstartedThread(plain.getName(), plain);
    greenlet.setContextClassLoader(plain.getContextClassLoader());
    if (!plain.getUncaughtExceptionHandler().equals(plain.getThreadGroup())) {
      greenlet.setUncaughtExceptionHandler(plain.getUncaughtExceptionHandler());
    }
    return greenlet;
  }

  private static boolean isNew(Thread thread) {
    return thread.getState() == Thread.State.NEW && !thread.isVirtual();
  }
}
