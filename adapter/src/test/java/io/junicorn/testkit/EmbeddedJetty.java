package io.junicorn.testkit;

import static io.junicorn.testkit.Eventually.eventuallyAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.servlet.GreenletHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty as an existing application embeds it: default thread pool, one loopback connector. */
public final class EmbeddedJetty implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;
  private final GreenletHandler handler;
  private final RecordingObserver observer = new RecordingObserver();

  private EmbeddedJetty(GreenletHandler handler) {
    this(new Server(), handler);
  }

  private EmbeddedJetty(Server server, GreenletHandler handler) {
    this.server = server;
    this.connector = new ServerConnector(server);
    this.handler = handler;
    handler.addObserver(observer);
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

  /**
   * As {@link #serving(Environment, Scene)}, with asynchronous tasks on greenlets as documented.
   */
  public static EmbeddedJetty servingAsyncOnGreenlets(Environment environment, Scene scene) {
    GreenletHandler handler = new GreenletHandler(environment.context("/", scene));
    QueuedThreadPool threadPool = new QueuedThreadPool();
    threadPool.setVirtualThreadsExecutor(handler.executor());
    return new EmbeddedJetty(new Server(threadPool), handler);
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

  /**
   * Waits until every permit is back, nobody waits, no greenlet is left, and the observer knows.
   */
  public void awaitIdle() {
    eventuallyAsserted(
        () -> {
          assertThat(handler.unfinished()).as("unfinished").isZero();
          assertThat(handler.greenlets().counts().active()).as("greenlets").isZero();
          assertThat(observer.finished()).as("ends").hasSizeGreaterThanOrEqualTo(observer.begun());
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
