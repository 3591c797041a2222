package io.junicorn.container.management;

import io.junicorn.greenlet.TreeReport;
import io.junicorn.hub.monitor.Stall;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What greenlets and carriers do: {@code /greenlets}, {@code /stalls}, {@code /series}. Whoever has
 * no token sees no values that users sent along.
 */
final class LookPages {
  private final StatusSource source;
  private final ManagementAccess access;

  LookPages(StatusSource source, ManagementAccess access) {
    this.source = source;
    this.access = access;
  }

  /** {@code GET /greenlets}. */
  void greenlets(Request request, Response response, Callback callback) {
    GreenletsQuery query;
    try {
      query = GreenletsQuery.of(request, access.words(request));
    } catch (IllegalArgumentException e) {
      ManagementHandler.badRequest(response, callback, e);
      return;
    }
    TreeReport report = source.greenlets(query.tree());
    if (query.json()) {
      ManagementHandler.ok(response, callback, ManagementHandler.JSON_TYPE, report.json());
    } else {
      ManagementHandler.ok(response, callback, ManagementHandler.TEXT, report.text());
    }
  }

  /** {@code GET /stalls}, {@code ?number=7}, {@code ?stacks=false}. */
  void stalls(Request request, Response response, Callback callback) {
    OptionalLong number;
    boolean stacks;
    try {
      Parameters given = Parameters.of(request);
      number = given.number("number", 0, Long.MAX_VALUE);
      stacks = given.choice("stacks", "true", "false", true);
    } catch (IllegalArgumentException e) {
      ManagementHandler.badRequest(response, callback, e);
      return;
    }
    List<Stall> stalls =
        source.stalls().stream()
            .filter(stall -> number.isEmpty() || number.getAsLong() == stall.number())
            .toList();
    ManagementHandler.ok(
        response,
        callback,
        ManagementHandler.JSON_TYPE,
        StallsJson.of(source.stalled(), stalls, stacks, access.words(request)));
  }

  /** {@code GET /series}, {@code ?since=N}. */
  void series(Request request, Response response, Callback callback) {
    long since;
    try {
      since = Parameters.of(request).number("since", 0, Long.MAX_VALUE).orElse(0);
    } catch (IllegalArgumentException e) {
      ManagementHandler.badRequest(response, callback, e);
      return;
    }
    ManagementHandler.ok(response, callback, ManagementHandler.JSON_TYPE, source.series(since));
  }
}
