package io.junicorn.container.management;

import io.junicorn.container.lifecycle.State;
import io.junicorn.greenlet.TreeReport;
import java.util.Locale;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ajax.JSON;

/**
 * Answers {@code GET} of /metrics, /greenlets, /leaks, /livez, /readyz and /status, and {@code
 * POST} of /reload and /leaks/probe.
 */
final class ManagementHandler extends Handler.Abstract {
  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String JSON_TYPE = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final StatusSource source;
  private final CommandPages commands;

  ManagementHandler(StatusSource source, Commands commands) {
    this.source = source;
    this.commands = new CommandPages(commands);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (HttpMethod.POST.is(request.getMethod()) && command(request, response, callback)) {
      return true;
    }
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      write(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, TEXT, "GET or HEAD only\n");
      return true;
    }
    switch (Request.getPathInContext(request)) {
      case "/metrics" -> ok(response, callback, PROMETHEUS, source.metrics());
      case "/greenlets" -> greenlets(request, response, callback);
      case "/leaks" -> commands.leaks(request, response, callback);
      case "/livez" -> ok(response, callback, TEXT, "ok\n");
      case "/readyz" -> readiness(response, callback);
      case "/status" ->
          ok(response, callback, JSON_TYPE, new JSON().toJSON(source.status()) + "\n");
      default ->
          write(
              response,
              callback,
              HttpStatus.NOT_FOUND_404,
              TEXT,
              "try /metrics, /greenlets, /leaks, /livez, /readyz or /status; POST /reload, /leaks/probe\n");
    }
    return true;
  }

  private boolean command(Request request, Response response, Callback callback) {
    switch (Request.getPathInContext(request)) {
      case "/reload" -> commands.reload(request, response, callback);
      case "/leaks/probe" -> commands.probeLeaks(request, response, callback);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readiness(Response response, Callback callback) {
    State state = source.state();
    int code = state == State.READY ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
    write(response, callback, code, TEXT, state.name().toLowerCase(Locale.ROOT) + "\n");
  }

  private void greenlets(Request request, Response response, Callback callback) {
    GreenletsQuery query;
    try {
      query = GreenletsQuery.of(request);
    } catch (IllegalArgumentException | HttpException.RuntimeException e) {
      write(response, callback, HttpStatus.BAD_REQUEST_400, TEXT, e.getMessage() + "\n");
      return;
    }
    TreeReport report = source.greenlets(query.limit(), query.stacks());
    if (query.json()) {
      ok(response, callback, JSON_TYPE, report.json());
    } else {
      ok(response, callback, TEXT, report.text());
    }
  }

  private static void ok(Response response, Callback callback, String type, String body) {
    write(response, callback, HttpStatus.OK_200, type, body);
  }

  private static void write(
      Response response, Callback callback, int status, String type, String body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, body, callback);
  }
}
