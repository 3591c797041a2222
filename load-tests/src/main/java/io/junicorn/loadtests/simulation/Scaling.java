package io.junicorn.loadtests.simulation;

import io.junicorn.loadtests.autoscaler.AutoscalerSettings;

/**
 * How replicas are added and taken away. Times are seconds.
 *
 * @param settings of the autoscaler
 * @param target {@code junicorn_requests_active} that each replica is to have on average
 * @param scrapeInterval how often Prometheus reads it
 * @param podStart from the decision to the first request that a new replica gets: scheduling,
 *     image, start, readiness
 */
public record Scaling(
    AutoscalerSettings settings, double target, double scrapeInterval, double podStart) {
  /** Checks the numbers. */
  public Scaling {
    Range.moreThan(0, "target", target);
    Range.moreThan(0, "scrape", scrapeInterval);
    Range.atLeast(0, "pod-start", podStart);
  }
}
