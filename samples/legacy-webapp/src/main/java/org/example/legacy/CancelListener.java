package org.example.legacy;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.Future;

/** Cancels the work for an asynchronous request that ended without it. */
final class CancelListener implements AsyncListener {

  private final Future<?> work;

  CancelListener(Future<?> work) {
    this.work = work;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    work.cancel(false);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    work.cancel(false);
  }

  @Override
  public void onError(AsyncEvent event) {
    work.cancel(false);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // This application starts asynchronous processing once per request.
  }
}
