package io.junicorn.container.config;

import java.util.regex.Pattern;

/** JDBC URLs as they may be shown: parameters and user names often carry a password. */
public final class JdbcUrls {
  private static final Pattern USER = Pattern.compile("//[^/@]*@");

  private JdbcUrls() {}

  /** The URL up to its parameters, without user and password in front of the host. */
  public static String masked(String url) {
    int end = url.length();
    for (char separator : new char[] {'?', ';'}) {
      int at = url.indexOf(separator);
      if (at >= 0) {
        end = Math.min(end, at);
      }
    }
    String shown = USER.matcher(url.substring(0, end)).replaceAll("//...@");
    // Oracle's form: jdbc:oracle:thin:USER/PASSWORD@host
    shown = shown.replaceAll(":[^:/@]+/[^@]*@", ":...@");
    return end < url.length() ? shown + url.charAt(end) + "..." : shown;
  }
}
