package io.junicorn.servlet;

import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/** Why a request ended. */
public enum End {
  /** The whole response of the application went out, whatever its status. */
  COMPLETED,

  /** The response was broken off, or never begun, by a failure of the application or the server. */
  FAILED,

  /** A time limit was up: the server answered in the application's place, or cut the response. */
  TIMED_OUT,

  /** The client went away before it had everything. */
  ABORTED,

  /**
   * The server was shut down, or an operator ended the request: the server answered in the
   * application's place or cut the response.
   */
  CUT,

  /** It was not admitted, or no place for its stream was left. */
  REFUSED;

  private static final int DEEPEST = 20;

  /** Why a response that was broken off was: Jetty's own exception tells of a client that left. */
  static End brokenOffBy(Throwable cause) {
    return tellsOfTheClient(cause, DEEPEST) ? ABORTED : FAILED;
  }

  private static boolean tellsOfTheClient(@Nullable Throwable cause, int depth) {
    if (cause == null || depth == 0) {
      return false;
    }
    if (cause instanceof EofException) {
      return true;
    }
    for (Throwable suppressed : cause.getSuppressed()) {
      if (tellsOfTheClient(suppressed, depth - 1)) {
        return true;
      }
    }
    return tellsOfTheClient(cause.getCause(), depth - 1);
  }
}
