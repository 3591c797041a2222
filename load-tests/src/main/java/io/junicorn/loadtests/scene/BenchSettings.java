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

  /** That many in a full run; one in the short form. */
  int roundsOf(int full) {
    return quick ? 1 : Math.min(rounds, full);
  }

  /** One number in a full run, another in the short form. */
  int size(int full, int small) {
    return quick ? small : full;
  }
}
