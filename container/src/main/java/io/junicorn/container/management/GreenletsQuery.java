package io.junicorn.container.management;

import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to see {@code /greenlets}.
 *
 * @param json whether as JSON; as text otherwise
 * @param stacks whether with what each one executes
 * @param limit how many of them at most
 */
record GreenletsQuery(boolean json, boolean stacks, int limit) {
  private static final int DEFAULT_LIMIT = 1_000;

  /**
   * Reads {@code format}, {@code stacks} and {@code limit}.
   *
   * @throws IllegalArgumentException naming a value that is not allowed, and what is
   */
  static GreenletsQuery of(Request request) {
    Fields parameters = Query.of(request);
    return new GreenletsQuery(
        choice(parameters, "format", "json", "text", prefersJson(request)),
        choice(parameters, "stacks", "true", "false", true),
        limit(parameters.getValue("limit")));
  }

  /** The {@code Accept} header, best first. */
  private static boolean prefersJson(Request request) {
    for (String accepted : request.getHeaders().getQualityCSV(HttpHeader.ACCEPT)) {
      int parameters = accepted.indexOf(';');
      String type =
          (parameters < 0 ? accepted : accepted.substring(0, parameters))
              .strip()
              .toLowerCase(Locale.ROOT);
      if (type.equals("application/json")) {
        return true;
      }
      if (type.startsWith("text/") || type.equals("*/*")) {
        return false;
      }
    }
    return false;
  }

  private static boolean choice(
      Fields parameters, String name, String yes, String no, boolean otherwise) {
    String value = parameters.getValue(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.equals(yes) && !value.equals(no)) {
      throw bad(name, value, yes + " or " + no);
    }
    return value.equals(yes);
  }

  private static int limit(@Nullable String value) {
    if (value == null) {
      return DEFAULT_LIMIT;
    }
    String allowed = "0 to " + Integer.MAX_VALUE;
    try {
      int limit = Integer.parseInt(value);
      if (limit < 0) {
        throw bad("limit", value, allowed);
      }
      return limit;
    } catch (NumberFormatException _) {
      throw bad("limit", value, allowed);
    }
  }

  private static IllegalArgumentException bad(String name, String value, String allowed) {
    return new IllegalArgumentException(
        name + ": '" + value + "' is not allowed, allowed is " + allowed);
  }
}
