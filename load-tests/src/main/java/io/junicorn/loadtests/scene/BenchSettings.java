package io.junicorn.loadtests.scene;

import java.util.List;

/**
 * How long and how often.
 *
 * @param quick the short form: everything is tried, nothing is judged
 * @param rounds of each throughput scene
 * @param seconds of each of its rounds
 * @param warmUpSeconds before them
 * @param soakSeconds of the soak
 * @param heap flags of every JVM
 */
public record BenchSettings(
    boolean quick, int rounds, int seconds, int warmUpSeconds, int soakSeconds, List<String> heap) {
  public BenchSettings {
    heap = List.copyOf(heap);
  }

  /**
   * Rounds of a scene that takes long: half as many, but no more than that; one in the short form.
   */
  int roundsOf(int most) {
    return quick ? 1 : Math.clamp(rounds / 2, 1, most);
  }

  /** One number in a full run, another in the short form. */
  int size(int full, int small) {
    return quick ? small : full;
  }
}
