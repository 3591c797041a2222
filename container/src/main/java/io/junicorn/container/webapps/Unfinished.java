package io.junicorn.container.webapps;

import io.junicorn.container.deploy.WarSpec;
import java.util.HashMap;
import java.util.Map;

/**
 * WARs without their end, which nobody goes on writing: a copy that broke off. Of each web
 * application by itself, for one WAR may be served at two contexts. Of one thread, which comes once
 * a round.
 */
final class Unfinished {
  /** Longer than a copy over a slow network pauses. */
  static final int ROUNDS = 10;

  private record Seen(Fingerprint last, int rounds) {}

  private final Map<WarSpec, Seen> seen = new HashMap<>();

  /** Whether it is told now: it has been like this for ten rounds. Once, until it changes. */
  boolean isStuck(WarSpec spec, Fingerprint now) {
    Seen before = seen.get(spec);
    int rounds = before != null && before.last().equals(now) ? before.rounds() + 1 : 1;
    seen.put(spec, new Seen(now, rounds));
    return rounds == ROUNDS;
  }

  /** It has its end. */
  void finished(WarSpec spec) {
    seen.remove(spec);
  }
}
