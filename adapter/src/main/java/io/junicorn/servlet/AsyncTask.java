package io.junicorn.servlet;

import io.junicorn.greenlet.GreenletTask;

/** A task that an asynchronous servlet handed to its server, such as a dispatch. */
record AsyncTask(Runnable task) implements GreenletTask {
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
