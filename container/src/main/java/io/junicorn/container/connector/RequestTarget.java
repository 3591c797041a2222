package io.junicorn.container.connector;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpScheme;
import org.jspecify.annotations.Nullable;

/**
 * The four forms of a request target (RFC 9112, section 3.2), as it stands in the request line.
 * Jetty's parser takes some that are none, and answers others without closing the connection.
 */
final class RequestTarget {
  private static final int FIRST_VISIBLE = 0x21;
  private static final int LAST_VISIBLE = 0x7E;

  private RequestTarget() {}

  /**
   * What is wrong with a target; null when nothing is.
   *
   * @param secure whether the connection is encrypted
   */
  static @Nullable String fault(String method, String target, boolean secure) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c < FIRST_VISIBLE || c > LAST_VISIBLE) {
        return "target has a character beyond visible ASCII";
      }
      if (c == '#') {
        return "target has a fragment";
      }
    }
    if (HttpMethod.CONNECT.is(method)) {
      // Whoever answers it knows that there is no tunnel here.
      return null;
    }
    if (target.startsWith("/")) {
      return null;
    }
    if (target.equals("*")) {
      return HttpMethod.OPTIONS.is(method) ? null : "* is a target of OPTIONS only";
    }
    return absoluteFault(target, secure);
  }

  private static @Nullable String absoluteFault(String target, boolean secure) {
    // The scheme must be the connection's: a servlet would believe it (RFC 9110, section 7.4).
    String scheme = (secure ? HttpScheme.HTTPS : HttpScheme.HTTP).asString() + "://";
    if (!target.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return "target is neither a path nor an URI that begins with " + scheme;
    }
    int end = scheme.length();
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      if (target.charAt(end) == '@') {
        return "target names a user";
      }
      end++;
    }
    return end == scheme.length() ? "target has no host" : null;
  }
}
