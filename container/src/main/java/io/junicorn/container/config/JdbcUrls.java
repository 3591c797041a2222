package io.junicorn.container.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JDBC URLs as they may be shown: parameters and user names often carry a password. */
public final class JdbcUrls {
  /** What says how to connect, such as {@code jdbc:mysql://}; no secret is in it. */
  private static final Pattern SCHEME = Pattern.compile("([\\w+.-]+:)+(//)?");

  /** Where parameters begin, in the one form or the other. */
  private static final Pattern PARAMETERS = Pattern.compile("[?;(=]");

  private JdbcUrls() {}

  /** The URL up to its parameters, without user and password in front of the host. */
  public static String masked(String url) {
    Matcher parameters = PARAMETERS.matcher(url);
    int end = parameters.find() ? parameters.start() : url.length();
    int at = url.lastIndexOf('@');
    if (at > end) {
      // Of a password with such a character, or of a parameter: nobody can tell.
      return scheme(url) + "...";
    }
    String shown = url.substring(0, end);
    if (at > scheme(url).length()) {
      shown = scheme(url) + "..." + url.substring(at, end);
    }
    return end < url.length() ? shown + url.charAt(end) + "..." : shown;
  }

  private static String scheme(String url) {
    Matcher scheme = SCHEME.matcher(url);
    return scheme.lookingAt() ? scheme.group() : "";
  }
}
