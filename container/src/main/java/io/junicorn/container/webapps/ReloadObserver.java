package io.junicorn.container.webapps;

/** Hears of reloads, on the thread that reloads, which waits. */
public interface ReloadObserver {
  /** A new copy of the web application at a context path is about to be started. */
  void begun(String contextPath);

  /** It serves, or was given up. */
  void ended(Reloaded reloaded);
}
