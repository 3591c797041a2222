package io.junicorn.ee8;

import java.io.IOException;
import javax.servlet.RequestDispatcher;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee8.nested.Request;
import org.eclipse.jetty.ee8.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Jetty's error pages without what an exception says: the log has it. A text that the application
 * gave to {@code sendError} is meant for the client and stays; so do the application's own pages.
 */
final class ErrorPages extends ErrorPageErrorHandler {
  ErrorPages() {
    setShowServlet(false);
    setShowStacks(false);
    setShowMessageInTitle(false);
  }

  @Override
  protected void generateAcceptableResponse(
      Request baseRequest,
      HttpServletRequest request,
      HttpServletResponse response,
      int code,
      String message)
      throws IOException {
    String told = message;
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
      request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      told = HttpStatus.getMessage(code);
    }
    super.generateAcceptableResponse(baseRequest, request, response, code, told);
  }
}
