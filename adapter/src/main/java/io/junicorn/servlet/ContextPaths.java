package io.junicorn.servlet;

import java.util.Comparator;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/** The context paths below a handler, longest first. Immutable. */
final class ContextPaths {
  static final String NONE = "none";

  private final String[] paths;

  ContextPaths(List<String> paths) {
    this.paths =
        paths.stream()
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toArray(String[]::new);
  }

  static ContextPaths below(Handler.Container handler) {
    return new ContextPaths(
        handler.getDescendants(ContextHandler.class).stream()
            .map(ContextHandler::getContextPath)
            .toList());
  }

  /** The path of the context that a request path falls into (Servlet 6.0, section 12.1). */
  String match(@Nullable String path) {
    if (path != null) {
      for (String context : paths) {
        int length = context.length();
        if (length == 1
            || (path.startsWith(context)
                && (path.length() == length || path.charAt(length) == '/'))) {
          return context;
        }
      }
    }
    return NONE;
  }
}
