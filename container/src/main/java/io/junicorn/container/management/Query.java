package io.junicorn.container.management;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** The parameters of a page. Jetty says by three kinds of exceptions that it cannot read them. */
final class Query {
  private Query() {}

  /**
   * Reads the query of a request.
   *
   * @throws IllegalArgumentException naming it when its escapes cannot be read
   */
  static Fields of(Request request) {
    try {
      return Request.extractQueryParameters(request);
    } catch (IllegalArgumentException | IllegalStateException | HttpException.RuntimeException e) {
      throw new IllegalArgumentException(
          "the query '" + request.getHttpURI().getQuery() + "' cannot be read", e);
    }
  }
}
