package io.junicorn.container.hooks;

import io.junicorn.hooks.RequestEnd;
import io.junicorn.hooks.RequestInfo;
import io.junicorn.hooks.ServerListener;
import io.junicorn.servlet.Ending;
import io.junicorn.servlet.RequestNotes;
import io.junicorn.servlet.RequestObserver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** Tells listeners of requests, on the thread that moves the request on. */
final class RequestHooks implements RequestObserver {
  private final ServerListener[] listeners;
  private final Function<Request, String> contextOf;
  private final RequestNotes<RequestInfo> begun = new RequestNotes<>();

  RequestHooks(List<ServerListener> listeners, Function<Request, String> contextOf) {
    this.listeners = listeners.toArray(ServerListener[]::new);
    this.contextOf = contextOf;
  }

  @Override
  public void admitted(Request request, long waitedNanos) {
    RequestInfo info = infoOf(request);
    begun.put(request, info);
    for (ServerListener listener : listeners) {
      Listeners.guarded(
          listener.getClass().getName(), "request began", () -> listener.requestBegan(info));
    }
  }

  @Override
  public void finished(Request request, Ending ending) {
    RequestInfo known = begun.take(request);
    RequestInfo info = known == null ? infoOf(request) : known;
    RequestEnd end =
        new RequestEnd(
            ending.end().name().toLowerCase(Locale.ROOT),
            ending.status(),
            ending.contentBytes(),
            Duration.ofNanos(ending.durationNanos()),
            Duration.ofNanos(ending.queuedNanos()));
    for (ServerListener listener : listeners) {
      Listeners.guarded(
          listener.getClass().getName(), "request ended", () -> listener.requestEnded(info, end));
    }
  }

  private RequestInfo infoOf(Request request) {
    return new RequestInfo(
        request.getMethod(),
        Objects.requireNonNullElse(request.getHttpURI().getPath(), ""),
        Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
        Objects.requireNonNullElse(Request.getRemoteAddr(request), ""),
        contextOf.apply(request));
  }
}
