package io.junicorn.container.management;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what a URL says beyond its path: the values of a query string and of path parameters, where
 * people put tokens, mail addresses and session ids.
 */
final class QueryMask {
  /** {@code ;name=value} up to the next delimiter. */
  private static final Pattern PATH_PARAMETER = Pattern.compile("(;[^=;/?\\s]*=)[^;/?&\\s]*");

  /** {@code ?a=b&c}: everything but names that have a value, and the signs between them. */
  private static final Pattern QUERY = Pattern.compile("\\?\\S+");

  private static final Pattern PARAMETER = Pattern.compile("([?&])([^=&\\s]*=)?[^&\\s]*");
  private static final String HIDDEN = "***";

  private QueryMask() {}

  /** The same text with {@code ***} for each such value. */
  static String mask(String text) {
    if (text.indexOf('?') < 0 && text.indexOf(';') < 0) {
      return text;
    }
    String masked = PATH_PARAMETER.matcher(text).replaceAll("$1" + HIDDEN);
    return QUERY
        .matcher(masked)
        .replaceAll(query -> Matcher.quoteReplacement(parameters(query.group())));
  }

  private static String parameters(String query) {
    return PARAMETER
        .matcher(query)
        .replaceAll(
            p ->
                Matcher.quoteReplacement(
                    p.group(1) + (p.group(2) == null ? "" : p.group(2)) + HIDDEN));
  }
}
