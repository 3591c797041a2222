package io.junicorn.container.management;

import io.junicorn.container.lifecycle.State;
import java.util.Map;

/**
 * What the management port shows in any case, also of a server that could not start. Called on its
 * threads; answers are snapshots.
 */
public interface Vitals {
  /** Where the process stands. */
  State state();

  /** The members of {@code /status}, in order. */
  Map<String, Object> status();

  /** Everything measured, in Prometheus' text format. */
  String metrics();
}
