package io.junicorn.container.accesslog;

import org.eclipse.jetty.server.Request;

/** Tells a request that Jetty made up because it could not read the line of the real one. */
final class Unreadable {
  private Unreadable() {}

  /** Whether method and path are Jetty's own words, of HTTP/1 or of any other protocol. */
  static boolean is(Request request) {
    if (request.getHeaders().size() > 0) {
      return false;
    }
    String path = request.getHttpURI().getPath();
    return ("/badMessage".equals(path) && request.getMethod().equals("BAD"))
        || ("/badRequest".equals(path) && request.getMethod().equals("GET"));
  }
}
