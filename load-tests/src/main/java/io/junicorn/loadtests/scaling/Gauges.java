package io.junicorn.loadtests.scaling;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the page of metrics says of admission.
 *
 * @param active {@code junicorn_requests_active}
 * @param queued {@code junicorn_admission_queued}
 * @param rejected {@code junicorn_admission_rejected_total}, all reasons
 */
record Gauges(int active, int queued, int rejected) {
  private static final int TIMEOUT_MILLIS = 30_000;

  /** Reads them from the management port. */
  static Gauges read(int port) throws IOException {
    var connection = URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (var in = connection.getInputStream()) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static Gauges parse(String text) throws IOException {
    return new Gauges(
        sum(text, "junicorn_requests_active"),
        sum(text, "junicorn_admission_queued"),
        sum(text, "junicorn_admission_rejected_total"));
  }

  private static int sum(String text, String name) throws IOException {
    List<String> lines =
        text.lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .toList();
    if (lines.isEmpty()) {
      throw new IOException("/metrics has no " + name);
    }
    return (int)
        lines.stream()
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
  }
}
