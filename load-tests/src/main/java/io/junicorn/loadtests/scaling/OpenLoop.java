package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.simulation.Arrival;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends requests at given times, whatever became of those before: the arrivals of a simulation, to
 * a real server. wrk and Gatling cannot be told each arrival and each wait, so this client is ours.
 *
 * <p>One thread sends; answers are taken by those of the JDK's client.
 */
final class OpenLoop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double NANOS = 1e9;

  /** An answer: when the request was due, its status, and how long it took since it was due. */
  record Answer(double at, int status, double seconds) {}

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;

  OpenLoop(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /**
   * Sends what arrives within some seconds from {@code begun}, and waits for all answers.
   *
   * @param begun {@link System#nanoTime()} of the first second
   * @param path of a request
   */
  List<Answer> run(
      Supplier<Arrival> arrivals, double seconds, long begun, Function<Arrival, String> path)
      throws LoadFailure {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (Arrival next = arrivals.get(); next.at() < seconds; next = arrivals.get()) {
      long due = begun + (long) (next.at() * NANOS);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      answers.add(send(path.apply(next), next.at(), due));
    }
    try {
      return answers.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw new LoadFailure("a request was not answered: " + e.getCause());
    }
  }

  private CompletableFuture<Answer> send(String path, double at, long due) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(
            answer -> new Answer(at, answer.statusCode(), (System.nanoTime() - due) / NANOS));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
