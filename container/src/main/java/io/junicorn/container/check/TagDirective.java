package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page's use of a tag library. A page is gone through once, whatever is in it.
 *
 * @param uri as the page names it
 * @param line of the page, where the directive begins
 */
record TagDirective(String uri, int line) {
  private static final String BEGIN = "<%@";
  private static final String COMMENT = "<%--";
  private static final String COMMENT_END = "--%>";

  private static final Pattern TAGLIB = Pattern.compile("\\s*+taglib\\b");

  private static final Pattern URI =
      Pattern.compile("\\buri\\s*+=\\s*+(?:\"([^\"]++)\"|'([^']++)')");

  /** Those of a page, without the ones in comments. */
  static List<TagDirective> of(String page) {
    List<TagDirective> found = new ArrayList<>();
    int line = 1;
    int counted = 0;
    for (int at = page.indexOf("<%"); at >= 0; at = page.indexOf("<%", at)) {
      boolean comment = page.startsWith(COMMENT, at);
      int end = page.indexOf(comment ? COMMENT_END : "%>", at);
      if (end < 0) {
        return found;
      }
      if (page.startsWith(BEGIN, at)) {
        String uri = uri(page.substring(at + BEGIN.length(), end));
        if (uri != null) {
          line += lines(page, counted, at);
          counted = at;
          found.add(new TagDirective(uri, line));
        }
      }
      at = end + 2;
    }
    return found;
  }

  private static @Nullable String uri(String directive) {
    Matcher uri = URI.matcher(directive);
    if (!TAGLIB.matcher(directive).lookingAt() || !uri.find()) {
      return null;
    }
    return uri.group(1) == null ? uri.group(2) : uri.group(1);
  }

  private static int lines(String page, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      if (page.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
