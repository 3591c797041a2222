package io.junicorn.container.hooks;

import io.junicorn.container.lifecycle.OwnThread;
import io.junicorn.hooks.LimitEvent;
import io.junicorn.hooks.PatchInfo;
import io.junicorn.hooks.ReloadEnd;
import io.junicorn.hooks.ServerInfo;
import io.junicorn.hooks.ServerListener;
import io.junicorn.hub.monitor.StallObserver;
import io.junicorn.servlet.RequestObserver;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All listeners of the operator, told one after another. The methods are called by the thread that
 * starts or stops the server; what a listener throws, or how long it hangs, does not stop it.
 */
public final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<ServerListener> all;

  private Listeners(List<ServerListener> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Those that the jars on the server's class path name.
   *
   * @throws BadListenerException when one cannot be made
   */
  public static Listeners load() throws BadListenerException {
    try {
      List<ServerListener> found =
          ServiceLoader.load(ServerListener.class, Listeners.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      found.forEach(one -> LOG.info("listener {}", one.getClass().getName()));
      return new Listeners(found);
    } catch (ServiceConfigurationError | LinkageError e) {
      String why = e.getCause() == null ? "" : ", because of " + e.getCause();
      throw new BadListenerException("a listener cannot be loaded: " + e.getMessage() + why, e);
    }
  }

  /** None of them. */
  public Listeners silent() {
    return new Listeners(List.of());
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** See {@link ServerListener#starting}. */
  public void starting(ServerInfo server) {
    tell("starting", one -> one.starting(server));
  }

  /** See {@link ServerListener#metrics}. */
  public void metrics(CompositeMeterRegistry registry) {
    tell("metrics", one -> one.metrics(registry));
  }

  /** See {@link ServerListener#ready}. */
  public void ready(ServerInfo server) {
    tell("ready", one -> one.ready(server));
  }

  /** See {@link ServerListener#reloading}. */
  public void reloading(String context) {
    tell("reloading", one -> one.reloading(context));
  }

  /** See {@link ServerListener#reloaded}. */
  public void reloaded(ReloadEnd end) {
    tell("reloaded", one -> one.reloaded(end));
  }

  /** See {@link ServerListener#limitPassed}. */
  public void limitPassed(LimitEvent event) {
    tell("limit passed", one -> one.limitPassed(event));
  }

  /**
   * The name of the first listener that does not want a class to be rewritten. One that throws does
   * not want it. Called by threads that load classes.
   */
  public Optional<String> patchVeto(PatchInfo patch) {
    for (ServerListener listener : all) {
      String name = listener.getClass().getName();
      boolean[] wanted = {false};
      guarded(name, "vetoesPatch", () -> wanted[0] = !listener.vetoesPatch(patch));
      if (!wanted[0]) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** See {@link ServerListener#draining}. */
  public void draining() {
    tell("draining", ServerListener::draining);
  }

  /** See {@link ServerListener#exiting}. */
  public void exiting() {
    tell("exiting", ServerListener::exiting);
  }

  /** Tells of requests; empty when nobody listens, so that requests pay nothing. */
  public Optional<RequestObserver> requests(Function<Request, String> contextOf) {
    return all.isEmpty() ? Optional.empty() : Optional.of(new RequestHooks(all, contextOf));
  }

  /** Tells of stalls; empty when nobody listens. */
  public Optional<StallObserver> stalls() {
    return all.isEmpty() ? Optional.empty() : Optional.of(new StallHooks(all));
  }

  private void tell(String hook, Consumer<ServerListener> call) {
    for (ServerListener listener : all) {
      String name = listener.getClass().getName();
      OwnThread.runWithin(
          PATIENCE,
          "junicorn-hook-" + hook,
          "the listener " + name + " in '" + hook + "'",
          () -> guarded(name, hook, () -> call.accept(listener)));
    }
  }

  static void guarded(String listener, String hook, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error thrown) {
      LOG.error("the listener {} failed in '{}'", listener, hook, thrown);
    }
  }
}
