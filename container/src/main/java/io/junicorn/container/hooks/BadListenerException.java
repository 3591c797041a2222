package io.junicorn.container.hooks;

/** A listener that is named in a jar and cannot be made: the server does not start without it. */
public final class BadListenerException extends Exception {
  private static final long serialVersionUID = 1L;

  BadListenerException(String message, Throwable cause) {
    super(message, cause);
  }
}
