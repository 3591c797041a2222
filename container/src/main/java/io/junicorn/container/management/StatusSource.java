package io.junicorn.container.management;

import io.junicorn.container.lifecycle.State;
import io.junicorn.greenlet.TreeQuery;
import io.junicorn.greenlet.TreeReport;
import io.junicorn.hub.monitor.Stall;
import java.util.List;
import java.util.Map;

/** What the management port shows. Called on its threads; answers are snapshots. */
public interface StatusSource {
  /** Where the process stands. */
  State state();

  /** The members of {@code /status}, in order. */
  Map<String, Object> status();

  /** The live greenlets that somebody asks for. */
  TreeReport greenlets(TreeQuery query);

  /** How many greenlets hold a carrier for too long now. */
  int stalled();

  /** The last stalls, newest first, those included that go on. */
  List<Stall> stalls();

  /** The samples of the last minutes as JSON, from that number on. */
  String series(long since);

  /** Everything measured, in Prometheus' text format. */
  String metrics();
}
