package io.junicorn.container.resource;

/** A resource that is configured well and cannot be had; the message says which, and why. */
public final class ResourceException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An exception with the message that the user sees. */
  public ResourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
