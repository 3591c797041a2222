package io.junicorn.servlet;

/**
 * A limit that a request has passed, for those who look on.
 *
 * @param limit which one
 * @param consequence what the server did
 */
public record Expiry(Limit limit, Consequence consequence) {
  /** What the server did. */
  public enum Consequence {
    /** It answered in the application's place. */
    ANSWERED,
    /** It answered, and interrupted the greenlet. */
    INTERRUPTED,
    /** The response had begun: it was cut. */
    CUT
  }
}
