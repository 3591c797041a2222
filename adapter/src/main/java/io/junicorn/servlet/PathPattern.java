package io.junicorn.servlet;

import java.util.List;

/**
 * A pattern of request paths, context path included: {@code /shop/report} is that path alone,
 * {@code /shop/report/*} also everything below it, {@code /shop/orders/*}{@code /pdf} takes
 * anything for one segment, {@code *.pdf} is every path that ends so. As those of servlets (Servlet
 * 6.0, section 12.2), but for the star in the middle. Immutable.
 */
public final class PathPattern {
  private static final String ANY = "*";

  private final String text;
  private final String suffix;
  private final List<String> segments;
  private final boolean below;

  /** Whether a star takes only a segment that varies. */
  private final boolean varying;

  private PathPattern(
      String text, String suffix, List<String> segments, boolean below, boolean varying) {
    this.text = text;
    this.suffix = suffix;
    this.segments = segments;
    this.below = below;
    this.varying = varying;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PathPattern of(String text) {
    if (text.startsWith("*.") && text.length() > 2 && text.indexOf('/') < 0 && stars(text) == 1) {
      return new PathPattern(text, text.substring(1), List.of(), false, false);
    }
    if (!text.startsWith("/") || text.contains("?") || text.contains("//")) {
      throw bad(text);
    }
    boolean below = text.endsWith("/*");
    List<String> segments = split(below ? text.substring(0, text.length() - 2) : text);
    if (segments.stream().anyMatch(segment -> segment.contains(ANY) && !segment.equals(ANY))) {
      throw bad(text);
    }
    return new PathPattern(text, "", segments, below, false);
  }

  /**
   * The paths that have exactly these segments: a star is any one that {@linkplain #varies varies},
   * at the end, too, so that nothing below is taken.
   *
   * @throws IllegalArgumentException when it does not begin with a slash
   */
  public static PathPattern ofSegments(String text) {
    if (!text.startsWith("/")) {
      throw bad(text);
    }
    return new PathPattern(text, "", split(text), false, true);
  }

  private static IllegalArgumentException bad(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no pattern, such as /shop/report/*, /shop/orders/*/pdf or *.pdf");
  }

  private static long stars(String text) {
    return text.chars().filter(c -> c == '*').count();
  }

  private static List<String> split(String path) {
    return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  /** Whether a path, decoded and canonical, is one of these. */
  public boolean matches(String path) {
    if (!suffix.isEmpty()) {
      return path.endsWith(suffix);
    }
    int at = 0;
    for (String segment : segments) {
      if (at >= path.length() || path.charAt(at) != '/') {
        return false;
      }
      int end = path.indexOf('/', at + 1);
      int stop = end < 0 ? path.length() : end;
      if (!takes(segment, path, at + 1, stop)) {
        return false;
      }
      at = stop;
    }
    return at == path.length() || (below && path.charAt(at) == '/');
  }

  private boolean takes(String segment, String path, int from, int to) {
    if (segment.equals(ANY)) {
      return !varying || varies(path.substring(from, to));
    }
    return to - from == segment.length() && path.regionMatches(from, segment, 0, segment.length());
  }

  /**
   * Whether a segment of a path looks like an id, by a digit in it, or has what would read as part
   * of a pattern.
   */
  public static boolean varies(String segment) {
    return segment.chars().anyMatch(c -> Character.isDigit(c) || c == '*' || c == '?');
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
