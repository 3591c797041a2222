package io.junicorn.container.management;

import io.junicorn.greenlet.TreeFilter;
import io.junicorn.greenlet.TreeQuery;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * How somebody wants to see {@code /greenlets}.
 *
 * @param json whether as JSON; as text otherwise
 * @param tree which greenlets, and what of them
 */
record GreenletsQuery(boolean json, TreeQuery tree) {
  private static final int DEFAULT_LIMIT = 1_000;

  /**
   * Reads {@code format}, {@code stacks}, {@code waits}, {@code limit} and the filters {@code id},
   * {@code context}, {@code older-than-ms} and {@code contains}.
   *
   * @param words what the asker may see of what a greenlet serves
   * @throws IllegalArgumentException naming a value that is not allowed, and what is
   */
  static GreenletsQuery of(Request request, UnaryOperator<String> words) {
    Parameters given = Parameters.of(request);
    TreeFilter filter =
        new TreeFilter(
            given.number("id", 0, Long.MAX_VALUE),
            given.text("context"),
            given.millis("older-than-ms"),
            given.text("contains").orElse(""));
    return new GreenletsQuery(
        given.choice("format", "json", "text", prefersJson(request)),
        new TreeQuery(
            filter,
            (int) given.number("limit", 0, Integer.MAX_VALUE).orElse(DEFAULT_LIMIT),
            given.choice("stacks", "true", "false", true),
            given.choice("waits", "true", "false", true),
            words));
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
}
