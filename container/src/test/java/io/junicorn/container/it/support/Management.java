package io.junicorn.container.it.support;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Reads the management port of a process. */
public record Management(int port) {

  /** A URI of the port. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** GET. */
  public HttpResponse<String> get(String path) {
    return Http.get(uri(path));
  }

  /** The lines of /metrics that are samples of one name and have all of the labels. */
  public List<String> samples(String name, String... labels) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .toList();
  }

  /** The sum of the samples of one name with all of the labels; 0 when there is none. */
  public double metric(String name, String... labels) {
    return samples(name, labels).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Waits until the sum of the samples is this number. */
  public void awaitMetric(double expected, String name, String... labels) {
    await(name + " = " + expected)
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> metric(name, labels), value -> value == expected);
  }

  /** Waits until nothing is in flight or waiting any more. */
  public void awaitIdle() {
    awaitMetric(0, "junicorn_requests_active");
    awaitMetric(0, "junicorn_streams_active");
    awaitMetric(0, "junicorn_admission_queued");
    awaitMetric(0, "junicorn_greenlets_active");
  }
}
