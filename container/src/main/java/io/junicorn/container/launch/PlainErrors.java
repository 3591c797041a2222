package io.junicorn.container.launch;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** Error answers of the server itself, without stack, cause or product name. */
final class PlainErrors {
  private PlainErrors() {}

  static Request.Handler handler() {
    ErrorHandler handler = new ErrorHandler();
    handler.setShowStacks(false);
    handler.setShowCauses(false);
    handler.setShowMessageInTitle(false);
    return handler;
  }
}
