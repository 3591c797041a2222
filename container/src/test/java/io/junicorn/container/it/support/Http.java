package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests by a well-behaved client, for tests that are not about bytes. */
public final class Http {
  private static final HttpClient CLIENT = builder().build();

  private Http() {}

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
  }

  /** The client without cookies. */
  public static HttpClient plain() {
    return CLIENT;
  }

  /** A client of its own that keeps cookies and follows redirects, as a browser does. */
  public static HttpClient browser() {
    return builder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  /** A request with a generous time limit. */
  public static HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
  }

  /** GET. */
  public static HttpResponse<String> get(URI uri) {
    return send(CLIENT, to(uri));
  }

  /** Another method, without a body. */
  public static HttpResponse<String> method(String method, URI uri) {
    return send(CLIENT, to(uri).method(method, BodyPublishers.noBody()));
  }

  /** POST with a body. */
  public static HttpResponse<String> post(URI uri, String type, String body) {
    return send(CLIENT, to(uri).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  /** Sends by a client, such as a {@link #browser()}. */
  public static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
