package io.junicorn.container.handler;

import io.junicorn.servlet.ConnectionClose;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Error answers to requests that reach no web application, without what an exception says. */
public final class PlainErrors extends ErrorHandler {
  /** Silent from the start. */
  public PlainErrors() {
    setShowStacks(false);
    setShowCauses(false);
    setShowMessageInTitle(false);
  }

  /**
   * A message that was no request gets its answer and nothing more: what follows it on the
   * connection cannot be told apart from its rest (RFC 9112, section 9.6).
   */
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException) {
      ConnectionClose.say(request, response.getHeaders());
    }
    return super.handle(request, response, callback);
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
