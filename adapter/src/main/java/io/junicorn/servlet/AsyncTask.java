package io.junicorn.servlet;

import io.junicorn.greenlet.GreenletTask;
import org.jspecify.annotations.Nullable;

/**
 * A task that an asynchronous servlet handed to its server, such as a dispatch.
 *
 * @param owner who claimed the request that it was handed over in, if that is known
 */
record AsyncTask(Runnable task, @Nullable Object owner) implements GreenletTask {
  @Override
  public void run() {
    task.run();
  }

  @Override
  public String describe() {
    return "async " + task;
  }

  @Override
  public String spawnSite() {
    return task.getClass().getName();
  }
}
