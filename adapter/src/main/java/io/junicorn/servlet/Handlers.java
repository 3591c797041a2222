package io.junicorn.servlet;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Calls a handler under Jetty's contract: whoever answers false has not touched the request. */
final class Handlers {
  private Handlers() {}

  static void handle(@Nullable Handler next, Request request, Response response, Callback callback)
      throws Exception {
    if (next == null || !next.handle(request, response, callback)) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    }
  }
}
