package io.junicorn.container.launch;

import io.junicorn.container.hooks.Listeners;
import io.junicorn.container.webapps.ReloadObserver;
import io.junicorn.container.webapps.Reloaded;
import io.junicorn.hooks.ReloadEnd;

/** Tells the operator's listeners of reloads. */
record ReloadHooks(Listeners listeners) implements ReloadObserver {
  @Override
  public void begun(String contextPath) {
    listeners.reloading(contextPath);
  }

  @Override
  public void ended(Reloaded reloaded) {
    listeners.reloaded(
        new ReloadEnd(
            reloaded.contextPath(), reloaded.taken(), reloaded.message(), reloaded.millis()));
  }
}
