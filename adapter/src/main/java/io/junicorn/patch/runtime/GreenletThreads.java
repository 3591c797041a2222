package io.junicorn.patch.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Threads of applications under the rule {@code thread}. Used by any thread. */
public final class GreenletThreads {
  private GreenletThreads() {}

  /** A greenlet for a task. */
  @InPlaceOf(Thread.class)
  public static Thread thread(@Nullable Runnable task) {
    return greenlet(task, new Thread(task));
  }

  /** A greenlet for a task. */
  @InPlaceOf(Thread.class)
  public static Thread thread(@Nullable Runnable task, String name) {
    return greenlet(task, new Thread(task, name));
  }

  private static Thread greenlet(@Nullable Runnable task, Thread plain) {
    return task == null ? plain : Objects.requireNonNull(GreenletFactory.of(plain));
  }

  /** A greenlet is a daemon whatever it is told: the server ends the process. */
  @InPlaceOf(value = Thread.class, method = "setDaemon")
  public static void setDaemon(Thread thread, boolean daemon) {
    if (!thread.isVirtual()) {
      thread.setDaemon(daemon);
    }
  }
}
