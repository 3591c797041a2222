package io.junicorn.hooks;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * Hears what the server does. A jar in {@code lib/ext} names its implementation in {@code
 * META-INF/services/io.junicorn.hooks.ServerListener}; it is public, with a public constructor
 * without arguments, and made once, at the start.
 *
 * <p>Every method may be left out. What one throws is logged, and neither the server nor another
 * listener notices. Hooks of the process are called one after another, each on a platform thread;
 * the server waits for them up to ten seconds each. Hooks of requests are called on the thread that
 * moves the request on, maybe a selector, for many requests at once: they return within
 * microseconds and do not block.
 */
public interface ServerListener {
  /** Before a port is opened and a web application is made. Addresses are not known yet. */
  default void starting(ServerInfo server) {}

  /**
   * Where all meters of the server live: a listener adds a registry of its own, such as that of
   * StatsD, or binds meters of its own. What is added is closed when the server ends.
   *
   * <p>Called once, after {@link #starting}. Which names there are, {@code docs/hooks.md} says.
   */
  default void metrics(CompositeMeterRegistry registry) {}

  /** All web applications are served. */
  default void ready(ServerInfo server) {}

  /** A new copy of the web application at a context path is about to be started. */
  default void reloading(String context) {}

  /** The new copy serves, or the old one was kept. */
  default void reloaded(ReloadEnd end) {}

  /**
   * Whether a class of a web application stays as it is although the setting {@code patch} would
   * have calls of it redirected. Called on the thread that loads the class, once for each; it
   * returns soon and loads no class of the application.
   */
  default boolean vetoesPatch(PatchInfo patch) {
    return false;
  }

  /** A request was admitted; its greenlet is about to start. */
  default void requestBegan(RequestInfo request) {}

  /**
   * The response is complete, or will never be. It is called once for each request that was
   * admitted, with the very object of {@link #requestBegan}, and for each that was refused
   * admission; malformed ones, which are refused before, have no hook.
   */
  default void requestEnded(RequestInfo request, RequestEnd end) {}

  /**
   * A greenlet keeps its carrier, or a reported one has left it ({@link StallInfo#over()}). Called
   * on a thread for this hook alone; while a listener is slow a hundred calls wait, and what comes
   * beyond them is left out, with a line in the log.
   */
  default void stalled(StallInfo stall) {}

  /** The process is over max-memory or max-threads, or back under it; see docs/memory.md. */
  default void limitPassed(LimitEvent event) {}

  /**
   * The server is not ready any more: after drain-delay no new connections are taken, and requests
   * in flight are waited for.
   */
  default void draining() {}

  /** Nothing is served any more, and the process is about to end. */
  default void exiting() {}
}
