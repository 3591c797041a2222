package io.junicorn.container.deploy;

/** A web application that cannot run; the message is all that the user needs to see. */
public final class DeployException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An exception with the message that the user sees. */
  public DeployException(String message) {
    super(message);
  }

  /** The same, with what led to it. */
  public DeployException(String message, Throwable cause) {
    super(message, cause);
  }
}
