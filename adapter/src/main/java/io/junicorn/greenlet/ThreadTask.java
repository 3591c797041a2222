package io.junicorn.greenlet;

/** What a greenlet runs that was made as a thread: it serves under the name of that. */
record ThreadTask(String name, Runnable task) implements GreenletTask {
  @Override
  public void run() {
    task.run();
  }

  @Override
  public String describe() {
    return "thread " + name;
  }

  @Override
  public Object origin() {
    return task;
  }
}
