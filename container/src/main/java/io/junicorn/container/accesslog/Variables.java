package io.junicorn.container.accesslog;

import java.util.Locale;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What gunicorn's {@code {x}e} finds in a WSGI environment: the variables of CGI (RFC 3875, section
 * 4.1), and what the application left in a request attribute of that name.
 */
final class Variables {
  private static final String HEADER = "HTTP_";

  private Variables() {}

  static @Nullable String of(Served served, String name) {
    Request request = served.request();
    if (request == null) {
      return null;
    }
    HttpURI uri = request.getHttpURI();
    return switch (name) {
      case "REQUEST_METHOD" -> request.getMethod();
      case "REQUEST_SCHEME", "wsgi.url_scheme" -> uri.getScheme();
      case "RAW_URI", "REQUEST_URI" -> uri.getPathQuery();
      case "QUERY_STRING" -> uri.getQuery();
      case "SCRIPT_NAME" -> scriptName(served.context());
      case "PATH_INFO" -> pathInfo(uri, served.context());
      case "SERVER_PROTOCOL" -> served.protocol();
      case "SERVER_NAME" -> Request.getServerName(request);
      case "SERVER_PORT" -> Integer.toString(Request.getServerPort(request));
      case "REMOTE_ADDR" -> served.remoteAddress();
      case "REMOTE_PORT" -> Integer.toString(Request.getRemotePort(request));
      case "REMOTE_USER" -> served.user();
      case "CONTENT_TYPE" -> served.header("Content-Type");
      case "CONTENT_LENGTH" -> served.header("Content-Length");
      default ->
          name.startsWith(HEADER) ? served.header(headerName(name)) : attribute(request, name);
    };
  }

  /** Where the application is; nothing when that is the root (section 4.1.13), or nowhere. */
  static String scriptName(String context) {
    return context.startsWith("/") && context.length() > 1 ? context : "";
  }

  /** What follows that in the path, decoded (section 4.1.5). */
  static @Nullable String pathInfo(HttpURI uri, String context) {
    String path = uri.getDecodedPath();
    String script = scriptName(context);
    return path != null && path.startsWith(script) ? path.substring(script.length()) : null;
  }

  private static String headerName(String variable) {
    return variable.substring(HEADER.length()).replace('_', '-').toLowerCase(Locale.ROOT);
  }

  // Values only: the toString of anything else is code of the application, on a thread of ours.
  private static @Nullable String attribute(Request request, String name) {
    Object value = request.getAttribute(name);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : null;
  }
}
