package io.junicorn.container.it.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket that keeps what it hears. */
public final class WebSocketClient implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  /** Connects. */
  public WebSocketClient(URI http) {
    URI uri = URI.create(http.toString().replaceFirst("^http", "ws"));
    socket = client.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
  }

  /** Sends a text and waits for what comes next: a text, or {@code closed CODE}. */
  public String ask(String text) throws InterruptedException {
    socket.sendText(text, true).join();
    String answer = heard.poll(10, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer to a text of " + text.length() + " characters");
    }
    return answer;
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      heard.add(error.toString());
    }
  }
}
