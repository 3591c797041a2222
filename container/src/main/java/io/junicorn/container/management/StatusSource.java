package io.junicorn.container.management;

import io.junicorn.container.lifecycle.State;
import io.junicorn.greenlet.TreeReport;
import java.util.Map;

/** What the management port shows. Called on its threads; answers are snapshots. */
public interface StatusSource {
  /** Where the process stands. */
  State state();

  /** The members of {@code /status}, in order. */
  Map<String, Object> status();

  /** The live greenlets, at most that many. */
  TreeReport greenlets(int limit, boolean stacks);

  /** Everything measured, in Prometheus' text format. */
  String metrics();
}
