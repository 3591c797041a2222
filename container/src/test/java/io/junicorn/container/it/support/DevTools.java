package io.junicorn.container.it.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.eclipse.jetty.util.ajax.JSON;

/** The Chrome DevTools Protocol over the JDK's WebSocket client: commands, answers, events. */
final class DevTools implements WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 30;

  private final Map<Long, CompletableFuture<Map<String, Object>>> waiting =
      new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final StringBuilder partial = new StringBuilder();
  private final BiConsumer<String, Map<String, Object>> events;
  private final WebSocket socket;

  /** Connects; events come on a thread of the client. */
  DevTools(URI address, BiConsumer<String, Map<String, Object>> events) {
    this.events = events;
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String message = partial.toString();
      partial.setLength(0);
      received(members(new JSON().fromJSON(message)));
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    waiting.values().forEach(w -> w.completeExceptionally(new IllegalStateException(reason)));
    return null;
  }

  private void received(Map<String, Object> message) {
    Object id = message.get("id");
    if (id == null) {
      events.accept((String) message.get("method"), members(message.get("params")));
      return;
    }
    CompletableFuture<Map<String, Object>> asked = waiting.remove(((Number) id).longValue());
    if (message.containsKey("error")) {
      asked.completeExceptionally(new IllegalStateException(message.get("error").toString()));
    } else {
      asked.complete(members(message.get("result")));
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> members(Object json) {
    return json == null ? Map.of() : (Map<String, Object>) json;
  }

  /** Sends a command and waits for its answer. */
  Map<String, Object> send(String session, String method, Map<String, Object> parameters) {
    long id = numbers.incrementAndGet();
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    Map<String, Object> message =
        session.isEmpty()
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    try {
      socket.sendText(new JSON().toJSON(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(method + " " + parameters, e);
    }
  }

  void close() {
    socket.abort();
  }
}
