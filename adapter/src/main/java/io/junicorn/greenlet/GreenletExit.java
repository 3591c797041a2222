package io.junicorn.greenlet;

import org.jspecify.annotations.Nullable;

/**
 * The end of a greenlet that was told to end: what a killed one has in place of a value, and what a
 * suspended coroutine is thrown when its family closes.
 *
 * <p>It is an {@link Error}, as gevent's is a {@code BaseException}: an application's {@code catch
 * (Exception e)} lets it through.
 */
public final class GreenletExit extends Error {
  private static final long serialVersionUID = 1L;

  /** An exit with its reason, and what led to it, if anything. */
  public GreenletExit(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
