package io.junicorn.container.webapps;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.container.connector.GreenletThreadPool;
import io.junicorn.container.connector.Machinery;
import io.junicorn.container.lifecycle.Patience;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.servlet.GreenletHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Asks a web application that has started and does not serve yet for one page: a true HTTP request
 * on a greenlet, past the server's own connectors, admission, logs and meters.
 *
 * <p>Each check has a small server of its own, which ends with it. Called on a platform thread.
 */
final class ReloadCheck {
  /** How long the application may take to answer. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private ReloadCheck() {}

  /**
   * Asks for a path within the context.
   *
   * @return what is wrong; empty when the answer is 2xx or 3xx
   */
  static Optional<String> failure(ContextHandler context, String path) throws Exception {
    String asked = context.getContextPath().equals("/") ? path : context.getContextPath() + path;
    GreenletThreadPool pool = new GreenletThreadPool(new Machinery());
    Server server = new Server(pool);
    LocalConnector connector = new LocalConnector(server);
    server.addConnector(connector);
    GreenletHandler greenlets = greenlets(context);
    server.setHandler(greenlets);
    server.start();
    try {
      pool.ready(greenlets.executor());
      return judge(asked, answer(connector, hostOf(context), asked));
    } finally {
      // The answer may be here before the greenlet that gave it has ended.
      if (!Patience.noneLeft(() -> greenlets.unfinished(context), Patience.UNWIND)) {
        greenlets.cut(context, "at the end of the check of a reload");
      }
      server.stop();
    }
  }

  private static GreenletHandler greenlets(ContextHandler context) {
    return new GreenletHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            GreenletHandler.claim(context);
            return context.handle(request, response, callback);
          }
        },
        AdmissionSettings.DEFAULT,
        GreenletTree.common());
  }

  private static String hostOf(ContextHandler context) {
    return context.getVirtualHosts().stream()
        .filter(host -> !host.startsWith("@"))
        .findFirst()
        .map(host -> host.startsWith("*.") ? "check" + host.substring(1) : host)
        .orElse("localhost");
  }

  private static String answer(LocalConnector connector, String host, String path)
      throws Exception {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: junicorn-reload-check\r\nConnection: close\r\n\r\n";
    return connector.getResponse(request, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Optional<String> judge(String path, String answer) {
    HttpTester.Response response = answer == null ? null : HttpTester.parseResponse(answer);
    if (response == null) {
      return Optional.of(
          "reload-check GET " + path + " had no answer within " + LIMIT.toSeconds() + " s");
    }
    int status = response.getStatus();
    if (HttpStatus.isSuccess(status) || HttpStatus.isRedirection(status)) {
      return Optional.empty();
    }
    return Optional.of("reload-check GET " + path + " answered " + status + ", wanted 2xx or 3xx");
  }
}
