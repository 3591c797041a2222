package io.junicorn.container.offload;

import io.junicorn.hub.OffloadPool;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Looks at files on the threads of a pool, while the caller parks. Used by any thread. */
record FileCalls(OffloadPool pool) {
  /**
   * Runs a task on one of the threads and waits for its result; on the calling thread when that is
   * a platform thread.
   *
   * @throws IOException what the task threw, or {@link InterruptedIOException} when the caller was
   *     interrupted; then the task may still be running, and the flag is set
   */
  <T> T call(Callable<T> task) throws IOException {
    return call(task, _ -> {});
  }

  /**
   * As {@link #call(Callable)}, for a result that somebody must give up.
   *
   * @param late takes the result when the caller was interrupted and has gone
   */
  <T> T call(Callable<T> task, Consumer<T> late) throws IOException {
    try {
      return pool.take(task, late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("while reading a file");
      interrupted.initCause(e);
      throw interrupted;
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
