package io.junicorn.greenlet;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a greenlet takes over from the thread that spawned it: thread contexts and tree-local
 * values.
 */
record Inheritance(List<Runnable> contexts, TreeLocal.@Nullable Binding locals) {
  /** That of the calling thread for a task; null when there is nothing to take over. */
  static @Nullable Inheritance forTask(Object task) {
    List<Runnable> contexts = SpawnContexts.capture(task);
    TreeLocal.Binding locals = TreeLocal.bindings();
    return contexts.isEmpty() && locals == null ? null : new Inheritance(contexts, locals);
  }

  /** Runs a body with it, on the new greenlet. */
  void run(Runnable body) {
    if (locals == null) {
      body.run();
    } else {
      TreeLocal.runUnder(locals, body);
    }
  }

  /** Runs a body with all of it, on a thread that does so for the spawner's own greenlet. */
  <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
    contexts.forEach(Runnable::run);
    return locals == null ? body.call() : TreeLocal.callUnder(locals, body);
  }
}
