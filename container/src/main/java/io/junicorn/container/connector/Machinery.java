package io.junicorn.container.connector;

import io.junicorn.greenlet.GreenletTree;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.util.thread.TryExecutor;

/**
 * Runs Jetty's own tasks (accept, select, read, parse), each on a virtual thread that is no
 * greenlet, but for a connection that goes on after its response: that is a few instructions on the
 * thread that calls. Nothing of an application runs here but what never blocks.
 */
public final class Machinery implements TryExecutor {
  private final ThreadFactory threads = GreenletTree.machineryThreads("junicorn-hub");

  /** An executor that needs no shutdown: it holds no thread of its own. */
  public Machinery() {}

  @Override
  public boolean tryExecute(Runnable task) {
    execute(task);
    return true;
  }

  @Override
  public void execute(Runnable task) {
    if (task instanceof StrictHttpConnection connection) {
      connection.goOn();
    } else {
      threads.newThread(task).start();
    }
  }
}
