package io.junicorn.loadtests.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which replica gets the next request. */
public enum Balancer {
  /** Any, as kube-proxy chooses for each connection. */
  RANDOM {
    @Override
    Replica choose(List<Replica> ready, RandomGenerator random) {
      return ready.get(random.nextInt(ready.size()));
    }
  },
  /** That with the fewest requests, as a proxy can (least_conn). */
  LEAST {
    @Override
    Replica choose(List<Replica> ready, RandomGenerator random) {
      return ready.stream()
          .min(Comparator.comparingInt(replica -> replica.active() + replica.queued()))
          .orElseThrow();
    }
  };

  abstract Replica choose(List<Replica> ready, RandomGenerator random);
}
