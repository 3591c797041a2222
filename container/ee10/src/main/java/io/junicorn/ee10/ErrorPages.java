package io.junicorn.ee10;

import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's error pages without what an exception says: the log has it. A text that the application
 * gave to {@code sendError} is meant for the client and stays; so do the application's own pages,
 * which Jetty dispatches to before it would make one.
 */
final class ErrorPages extends ErrorPageErrorHandler {
  ErrorPages() {
    setShowStacks(false);
    setShowMessageInTitle(false);
    setShowOrigin(false);
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      @Nullable Throwable cause,
      Callback callback)
      throws IOException {
    String told = cause == null ? message : HttpStatus.getMessage(code);
    super.generateResponse(request, response, code, told, null, callback);
  }
}
