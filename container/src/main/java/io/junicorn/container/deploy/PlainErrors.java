package io.junicorn.container.deploy;

import org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * Error answers without stack, cause or message of an exception: a stranger learns nothing inside.
 */
public final class PlainErrors {
  private PlainErrors() {}

  /** For requests that reach no web application. */
  public static ErrorHandler handler() {
    return quiet(new ErrorHandler());
  }

  /** Silences a handler that an environment made; the log has what it does not say. */
  static ErrorHandler quiet(ErrorHandler handler) {
    handler.setShowStacks(false);
    handler.setShowCauses(false);
    handler.setShowMessageInTitle(false);
    return handler;
  }
}
