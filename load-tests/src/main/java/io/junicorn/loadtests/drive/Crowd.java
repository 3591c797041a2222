package io.junicorn.loadtests.drive;

import java.time.Duration;

/**
 * Users of Gatling who all ask for the same thing.
 *
 * @param name of their requests in Gatling's report
 * @param target what they ask for
 * @param uploadBytes size of the file they send by POST; 0 for a GET
 * @param arrival how they come
 * @param times how often each one asks
 * @param pause after each answer
 * @param delaySeconds before the first one comes
 * @param counted false for a warm-up, whose figures are not those of the scene
 */
public record Crowd(
    String name,
    Target target,
    int uploadBytes,
    Arrival arrival,
    int times,
    Duration pause,
    int delaySeconds,
    boolean counted) {

  /** Users who ask once. */
  public static Crowd of(String name, Target target, Arrival arrival) {
    return new Crowd(name, target, 0, arrival, 1, Duration.ZERO, 0, true);
  }

  /** The same, asking so often, with a pause after each answer. */
  public Crowd repeating(int count, Duration after) {
    return new Crowd(name, target, uploadBytes, arrival, count, after, delaySeconds, counted);
  }

  /** The same, coming later. */
  public Crowd after(int seconds) {
    return new Crowd(name, target, uploadBytes, arrival, times, pause, seconds, counted);
  }

  /** The same, sending a file of that size. */
  public Crowd uploading(int bytes) {
    return new Crowd(name, target, bytes, arrival, times, pause, delaySeconds, counted);
  }

  /** The same for warming up: Gatling itself is slow in its first seconds, too. */
  public Crowd uncounted() {
    return new Crowd(
        "warm-up " + name, target, uploadBytes, arrival, times, pause, delaySeconds, false);
  }
}
