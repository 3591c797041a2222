package io.junicorn.testkit;

import static io.junicorn.testkit.Eventually.eventuallyAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.servlet.GreenletHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty as an existing application embeds it: default thread pool, one loopback connector. */
public final class EmbeddedJetty implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final GreenletHandler handler;
  private final RecordingObserver observer = new RecordingObserver();

  private EmbeddedJetty(GreenletHandler handler) {
    this.handler = handler;
    handler.setObserver(observer);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler);
    start(server);
  }

  /** Serves a scene at the root, with the default limits. */
  public static EmbeddedJetty serving(Environment environment, Scene scene) {
    return serving(environment.context("/", scene));
  }

  /** Serves a scene at the root. */
  public static EmbeddedJetty serving(
      Environment environment, AdmissionSettings settings, Scene scene) {
    return new EmbeddedJetty(new GreenletHandler(environment.context("/", scene), settings));
  }

  /** Serves any handler, with the default limits. */
  public static EmbeddedJetty serving(Handler next) {
    return new EmbeddedJetty(new GreenletHandler(next));
  }

  /** Starts a server; a checked exception becomes an error of the test. */
  public static void start(Server server) {
    try {
      server.start();
    } catch (Exception e) {
      throw new AssertionError("cannot start", e);
    }
  }

  /** Stops a server; a checked exception becomes an error of the test. */
  public static void stop(Server server) {
    try {
      server.setStopTimeout(0);
      server.stop();
    } catch (Exception e) {
      throw new AssertionError("cannot stop", e);
    }
  }

  /** The handler under test. */
  public GreenletHandler handler() {
    return handler;
  }

  /** What the handler's observer was told. */
  public RecordingObserver observer() {
    return observer;
  }

  /** A new connection. */
  public Wire connect() {
    return Wire.to(connector);
  }

  /** Waits until every permit is back, nobody waits and no greenlet is left. */
  public void awaitIdle() {
    eventuallyAsserted(
        () -> {
          assertThat(handler.unfinished()).as("unfinished").isZero();
          assertThat(handler.greenlets().counts().active()).as("greenlets").isZero();
        });
  }

  /** Waits until this many requests hold a permit of {@code worker-connections}. */
  public void awaitActive(int requests) {
    eventuallyAsserted(() -> assertThat(handler.limiter().active()).isEqualTo(requests));
  }

  @Override
  public void close() {
    stop(server);
  }
}
