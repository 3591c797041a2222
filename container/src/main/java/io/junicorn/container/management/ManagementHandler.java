package io.junicorn.container.management;

import io.junicorn.container.lifecycle.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ajax.JSON;

/** Answers /metrics, /status, /reload and the other pages, to those who may see or use them. */
final class ManagementHandler extends Handler.Abstract {
  static final String TEXT = "text/plain;charset=utf-8";
  static final String JSON_TYPE = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Vitals vitals;
  private final ManagementAccess access;
  private final Map<String, Page> pages = new LinkedHashMap<>();

  ManagementHandler(Vitals vitals, ManagementAccess access) {
    this.vitals = vitals;
    this.access = access;
    add("/metrics", new Page(Need.NOTHING, this::metrics));
    add("/livez", new Page(Need.NOTHING, this::live));
    add("/readyz", new Page(Need.NOTHING, this::readiness));
    add("/status", new Page(Need.LOOK, this::status));
  }

  /** Adds the console and what it asks for, before the server starts. */
  void look(StatusSource source) {
    LookPages looks = new LookPages(source, access);
    add("/greenlets", new Page(Need.LOOK, looks::greenlets));
    add("/stalls", new Page(Need.LOOK, looks::stalls));
    add("/series", new Page(Need.LOOK, looks::series));
    new ConsoleFiles().pages().forEach(this::add);
  }

  /** Adds a page, before the server starts. */
  void add(String path, Page page) {
    pages.put(path, page);
  }

  /** Adds a page of JSON, which is given what the asker may see of what a greenlet serves. */
  void show(String path, Function<UnaryOperator<String>, String> json) {
    add(
        path,
        new Page(
            Need.LOOK,
            (request, response, callback) ->
                ok(response, callback, JSON_TYPE, json.apply(access.words(request)))));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Page page = pages.get(Request.getPathInContext(request));
    if (page == null) {
      write(
          response,
          callback,
          HttpStatus.NOT_FOUND_404,
          TEXT,
          "try " + String.join(", ", names()) + "\n");
      return true;
    }
    if (!page.takes(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, page.methods());
      write(
          response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, TEXT, page.methods() + " only\n");
      return true;
    }
    Optional<Denial> denial = access.denial(request, page.need());
    if (denial.isPresent()) {
      deny(response, callback, denial.get());
    } else {
      page.answer().to(request, response, callback);
    }
    return true;
  }

  /** Without the files that the console asks for. */
  private List<String> names() {
    return pages.keySet().stream()
        .filter(path -> !path.startsWith(ConsoleFiles.PATH + "/"))
        .toList();
  }

  private static void deny(Response response, Callback callback, Denial denial) {
    if (denial.status() == HttpStatus.UNAUTHORIZED_401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"junicorn\"");
    }
    write(response, callback, denial.status(), TEXT, denial.message() + "\n");
  }

  private void metrics(Request request, Response response, Callback callback) {
    ok(response, callback, PROMETHEUS, vitals.metrics());
  }

  private void live(Request request, Response response, Callback callback) {
    ok(response, callback, TEXT, "ok\n");
  }

  private void status(Request request, Response response, Callback callback) {
    ok(response, callback, JSON_TYPE, new JSON().toJSON(vitals.status()) + "\n");
  }

  private void readiness(Request request, Response response, Callback callback) {
    State state = vitals.state();
    int code = state == State.READY ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
    write(response, callback, code, TEXT, state.name().toLowerCase(Locale.ROOT) + "\n");
  }

  static void ok(Response response, Callback callback, String type, String body) {
    write(response, callback, HttpStatus.OK_200, type, body);
  }

  static void badRequest(Response response, Callback callback, IllegalArgumentException why) {
    write(response, callback, HttpStatus.BAD_REQUEST_400, TEXT, why.getMessage() + "\n");
  }

  static void write(Response response, Callback callback, int status, String type, String body) {
    response.setStatus(status);
    headers(response, type);
    Content.Sink.write(response, true, body, callback);
  }

  static void headers(Response response, String type) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
  }
}
