package io.junicorn.admission;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A real timer for one test class; closing it forgets what is scheduled. */
final class Timer implements AutoCloseable {
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);

  Limiter limiter(AdmissionSettings settings) {
    return new Limiter(settings, executor);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
