package io.junicorn.container.webapps;

import io.junicorn.container.connector.GreenletThreadPool;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Deployer;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.lifecycle.OwnThread;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a WAR, with its own class loader and work folder, from its start to its end.
 *
 * <p>It is started and stopped on a platform thread of its own that ends with it: thread-locals
 * that the application leaves there keep nothing alive. Safe for use by any thread.
 */
final class Generation {
  private final Deployer deployer;
  private final WarSpec spec;
  private final Fingerprint fingerprint;
  private final ContextHandler context;
  private final ConnectionCaches connections = new ConnectionCaches();
  private final Instant since = Instant.now();
  private @Nullable ClassLoader loader;
  private boolean ended;

  private Generation(
      Deployer deployer, WarSpec spec, Fingerprint fingerprint, ContextHandler context) {
    this.deployer = deployer;
    this.spec = spec;
    this.fingerprint = fingerprint;
    this.context = context;
  }

  /** Opens and verifies the WAR as its file is now; {@link #start} starts it. */
  static Generation open(Deployer deployer, WarSpec spec) throws DeployException {
    Fingerprint before = Fingerprint.of(spec.path());
    return new Generation(deployer, spec, before, deployer.deploy(spec));
  }

  WarSpec spec() {
    return spec;
  }

  /** Of the file that this copy was made from. */
  Fingerprint fingerprint() {
    return fingerprint;
  }

  ContextHandler context() {
    return context;
  }

  /** A request of its own. */
  boolean handle(Request request, Response response, Callback callback) throws Exception {
    connections.add(request);
    return context.handle(request, response, callback);
  }

  Instant since() {
    return since;
  }

  /**
   * Returns when the application has started, or throws what its start threw.
   *
   * @throws InterruptedException when the caller was interrupted; {@link #stop} waits for the start
   */
  synchronized void start(Server server) throws Exception {
    if (ended) {
      throw new IllegalStateException("has ended");
    }
    context.setServer(server);
    try {
      OwnThread.run(
          "junicorn-start " + spec.contextPath(),
          "the start of " + name(),
          () -> GreenletThreadPool.start(context));
    } finally {
      loader = context.getClassLoader();
    }
  }

  private String name() {
    return spec.contextPath() + " of " + spec.path();
  }

  /** The class loader of the application, from its start to its end. */
  synchronized Optional<ClassLoader> loader() {
    return Optional.ofNullable(loader);
  }

  /** Stops the application, if it runs, and deletes its work folder; once. */
  synchronized void stop() throws Exception {
    if (ended) {
      return;
    }
    ended = true;
    loader = null;
    try {
      // Also of a caller that was interrupted: what is left half stopped is never collected.
      OwnThread.runToItsEnd(
          "junicorn-stop " + spec.contextPath(), "the stop of " + name(), context::stop);
    } finally {
      Server server = context.getServer();
      if (server != null) {
        connections.clear(server);
      }
      deployer.discard(context);
    }
  }
}
