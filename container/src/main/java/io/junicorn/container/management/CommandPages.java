package io.junicorn.container.management;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The pages of the {@link Commands}. A reload may take longer than a connection may be idle. */
final class CommandPages {
  private final Commands commands;

  CommandPages(Commands commands) {
    this.commands = commands;
  }

  /** {@code POST /reload}, {@code POST /reload?context=/shop}. */
  void reload(Request request, Response response, Callback callback) {
    request.addIdleTimeoutListener(timeout -> false);
    Optional<String> context;
    try {
      context = Optional.ofNullable(Query.of(request).getValue("context"));
    } catch (IllegalArgumentException e) {
      ManagementHandler.badRequest(response, callback, e);
      return;
    }
    write(response, callback, commands.reload(context));
  }

  /** {@code GET /leaks}. */
  void leaks(Request request, Response response, Callback callback) {
    write(response, callback, commands.leaks());
  }

  /** {@code POST /leaks/probe}. */
  void probeLeaks(Request request, Response response, Callback callback) {
    request.addIdleTimeoutListener(timeout -> false);
    write(response, callback, commands.probeLeaks());
  }

  private static void write(Response response, Callback callback, Reply reply) {
    ManagementHandler.write(
        response, callback, reply.status(), ManagementHandler.JSON_TYPE, reply.json());
  }
}
