package io.junicorn.loadtests.server;

/** What a scene may need of a server; not all peers offer all of it. */
public enum Feature {
  /** The texts, waits and computations that anything can serve. */
  BASICS("its basic pages"),
  /** The blocking call to an upstream. */
  UPSTREAM("the call to an upstream"),
  /** Hundreds of slow requests at once: what a handful of synchronous workers cannot begin. */
  HUNDREDS("hundreds of waiting requests at once"),
  /** Thousands of them: what a pool of 200 threads cannot begin. */
  THOUSANDS("thousands of waiting requests at once"),
  /**
   * Hundreds of waiting requests beside some that compute for long: gevent's workers answer nobody
   * meanwhile, and gunicorn ends them.
   */
  STALLS("waiting requests beside long computations"),
  /** Connections that stay open between requests. */
  KEEP_ALIVE("persistent connections"),
  /** The feed over JDBC. */
  JDBC("JDBC"),
  /** Pages made by JSP. */
  JSP("JSP"),
  /** Multipart uploads. */
  UPLOAD("multipart uploads"),
  /** Server-sent events. */
  STREAMS("event streams"),
  /** HTTP/1.1 over TLS by the JDK. */
  TLS("TLS by the JDK"),
  /** HTTP/2 in clear text with prior knowledge. */
  HTTP2("HTTP/2 in clear text");

  private final String label;

  Feature(String label) {
    this.label = label;
  }

  /** In words, as in "does not offer ...". */
  public String label() {
    return label;
  }
}
