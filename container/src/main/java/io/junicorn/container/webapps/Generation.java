package io.junicorn.container.webapps;

import io.junicorn.container.deploy.Deployer;
import io.junicorn.container.deploy.WarSpec;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a WAR, with its own class loader and work folder, from its start to its end.
 *
 * <p>It is started and stopped on a platform thread of its own that ends with it: thread-locals
 * that the application leaves there keep nothing alive.
 */
final class Generation {
  private final Deployer deployer;
  private final WarSpec spec;
  private final ContextHandler context;

  Generation(Deployer deployer, WarSpec spec, ContextHandler context) {
    this.deployer = deployer;
    this.spec = spec;
    this.context = context;
  }

  WarSpec spec() {
    return spec;
  }

  ContextHandler context() {
    return context;
  }

  /** Returns when the application has started, or throws what its start threw. */
  void start(Server server) throws Exception {
    context.setServer(server);
    onItsOwnThread("start", context::start);
  }

  /** Stops the application, if it runs, and deletes its work folder. */
  void stop() throws Exception {
    try {
      onItsOwnThread("stop", context::stop);
    } finally {
      deployer.discard(context);
    }
  }

  private void onItsOwnThread(String what, Step step) throws Exception {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("junicorn-" + what + " " + spec.contextPath())
            .start(
                () -> {
                  try {
                    step.run();
                  } catch (Throwable thrown) {
                    failure.set(thrown);
                  }
                });
    thread.join();
    switch (failure.get()) {
      case null -> {}
      case Exception e -> throw e;
      case Error e -> throw e;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  @Override
  public String toString() {
    return Objects.toString(spec.path());
  }

  private interface Step {
    void run() throws Exception;
  }
}
