package io.junicorn.loadtests.company;

import java.time.Duration;

/** What is wrong with the network now. Thread-safe. */
final class Faults {
  private volatile long latencyNanos;
  private volatile boolean refuses;
  private boolean hangs;

  void latency(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("a negative latency: " + latency);
    }
    latencyNanos = latency.toNanos();
  }

  long latencyNanos() {
    return latencyNanos;
  }

  void refuse(boolean refuse) {
    refuses = refuse;
  }

  boolean refuses() {
    return refuses;
  }

  synchronized void hang(boolean hang) {
    hangs = hang;
    notifyAll();
  }

  /** Returns when the network does not hang. */
  synchronized void awaitFlow() throws InterruptedException {
    while (hangs) {
      wait();
    }
  }
}
