package io.junicorn.container.config;

/** A setting that cannot be used; the message names key, value and what is allowed. */
public final class BadSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with the message that the user sees. */
  public BadSettingException(String message) {
    super(message);
  }
}
