package io.junicorn.requests;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call that blocks, and the name it has in lists of greenlets and in failures.
 *
 * <p>The call runs once for each time that the request is given to {@link Requests}, on a greenlet.
 * To be cut by a timeout it must give way to an interrupt, as {@link HttpClient#send}, sockets and
 * {@link java.net.HttpURLConnection} do there.
 *
 * @param <R> type of the response
 */
public record Request<R extends @Nullable Object>(String name, Callable<R> call) {
  /** A named call. */
  public Request {
    Objects.requireNonNull(name, "the name of a request is null");
    Objects.requireNonNull(call, () -> "the call of request " + name + " is null");
  }

  /** A named call, by any client that blocks. */
  public static <R extends @Nullable Object> Request<R> of(String name, Callable<R> call) {
    return new Request<>(name, call);
  }

  /** A GET; a status of 400 or more is a response like any other. */
  public static Request<HttpResponse<String>> get(HttpClient client, URI uri) {
    return send(client, HttpRequest.newBuilder(uri).GET().build());
  }

  /** A request of the JDK's client, whose response is text. */
  public static Request<HttpResponse<String>> send(HttpClient client, HttpRequest request) {
    Objects.requireNonNull(client, "the client is null");
    return of(
        request.method() + " " + request.uri(),
        () -> client.send(request, HttpResponse.BodyHandlers.ofString()));
  }
}
