package io.junicorn.loadtests.scaling;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What {@code /metrics} says of admission.
 *
 * @param active {@code junicorn_requests_active}
 * @param queued {@code junicorn_admission_queued}
 * @param rejected {@code junicorn_admission_rejected_total}, all reasons
 */
record Gauges(int active, int queued, int rejected) {
  private static final int TIMEOUT_MILLIS = 5_000;

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
    double sum = 0;
    boolean found = false;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(name + " ") || line.startsWith(name + "{")) {
        sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
        found = true;
      }
    }
    if (!found) {
      throw new IOException("/metrics has no " + name);
    }
    return (int) sum;
  }
}
