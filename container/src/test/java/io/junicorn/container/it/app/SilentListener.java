package io.junicorn.container.it.app;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Is told everything and does nothing. */
public class SilentListener implements AsyncListener {
  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
