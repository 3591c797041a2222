package io.junicorn.admission;

import java.time.Duration;

/**
 * The limits of admission.
 *
 * @param workerConnections requests that may be in flight at once, 1 or more
 * @param queueSize requests that may wait for a permit, 0 or more
 * @param queueTimeout how long one may wait, positive and at most 24 hours
 * @param streamConnections responses that may be open as streams at once, 0 or more
 */
public record AdmissionSettings(
    int workerConnections, int queueSize, Duration queueTimeout, int streamConnections) {

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  /** 1000 in flight, 1000 waiting for up to 5 s, 10000 streams. */
  public static final AdmissionSettings DEFAULT =
      new AdmissionSettings(1000, 1000, Duration.ofSeconds(5), 10000);

  /** Checks each limit; the message names the one out of range. */
  public AdmissionSettings {
    atLeast(1, "worker-connections", workerConnections);
    atLeast(0, "queue-size", queueSize);
    atLeast(0, "stream-connections", streamConnections);
    if (!queueTimeout.isPositive() || queueTimeout.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "queue-timeout: "
              + queueTimeout
              + " is out of range, must be positive and at most "
              + LONGEST_WAIT);
    }
  }

  private static void atLeast(int least, String key, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          key + ": " + value + " is out of range, must be at least " + least);
    }
  }
}
