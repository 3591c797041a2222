package io.junicorn.greenlet;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What of a greenlet a call takes along while another thread runs it and the greenlet waits: its
 * identity, {@link TreeLocal} values, {@link SpawnContext}s and context class loader. Made on the
 * greenlet, used once on the other thread.
 */
public final class Handover {
  private final @Nullable Greenlet<?> greenlet = Greenlet.currentOrNull();
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final @Nullable Inheritance inheritance;

  private Handover(@Nullable Inheritance inheritance) {
    this.inheritance = inheritance;
  }

  /** That of the calling thread for a task, whose class says which contexts there are. */
  public static Handover of(Object task) {
    return new Handover(Inheritance.forTask(task));
  }

  /**
   * Runs a body with it. What contexts put into thread-locals stays there: the thread should end
   * soon.
   */
  public <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
    Thread self = Thread.currentThread();
    ClassLoader before = self.getContextClassLoader();
    self.setContextClassLoader(loader);
    try {
      return greenlet == null ? inherit(body) : greenlet.callAs(() -> inherit(body));
    } finally {
      self.setContextClassLoader(before);
    }
  }

  private <T extends @Nullable Object> T inherit(Callable<T> body) throws Exception {
    return inheritance == null ? body.call() : inheritance.call(body);
  }
}
