package io.junicorn.container.connector;

/** An address that cannot be listened on; the message names its setting and says why. */
public final class CannotListenException extends Exception {
  private static final long serialVersionUID = 1L;

  CannotListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
