package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.autoscaler.Recording;
import io.junicorn.loadtests.simulation.Samples;
import java.util.List;

/**
 * What a real server did.
 *
 * @param inFlight mean of {@code junicorn_requests_active}, read once a second
 * @param rejectedShare answers with 503, from 0 to 1
 * @param p50 of the others, in seconds
 * @param p99 of the others, in seconds
 */
record Measurement(double inFlight, double rejectedShare, double p50, double p99) {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /** Of requests that were due, and seconds that were, from {@code from} to {@code to}. */
  static Measurement of(
      List<OpenLoop.Answer> answers, List<Recording.Sample> seconds, double from, double to) {
    Samples times = new Samples();
    int all = 0;
    int refused = 0;
    for (OpenLoop.Answer answer : answers) {
      if (answer.at() < from) {
        continue;
      }
      all++;
      if (answer.status() == UNAVAILABLE) {
        refused++;
      } else if (answer.status() == OK) {
        times.add(answer.seconds());
      } else {
        throw new IllegalStateException("an answer with status " + answer.status());
      }
    }
    double inFlight =
        seconds.stream()
            .filter(s -> s.second() >= from && s.second() < to)
            .mapToInt(Recording.Sample::active)
            .average()
            .orElse(Double.NaN);
    return new Measurement(
        inFlight, (double) refused / all, times.quantile(0.5), times.quantile(0.99));
  }
}
