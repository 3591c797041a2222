package io.junicorn.container.management;

import io.junicorn.greenlet.TreeQuery;
import io.junicorn.greenlet.TreeReport;
import io.junicorn.hub.monitor.Stall;
import java.util.List;

/** What the management port shows of a server that runs. As {@link Vitals}. */
public interface StatusSource extends Vitals {
  /** The live greenlets that somebody asks for. */
  TreeReport greenlets(TreeQuery query);

  /** How many greenlets hold a carrier for too long now. */
  int stalled();

  /** The last stalls, newest first, those included that go on. */
  List<Stall> stalls();

  /** The samples of the last minutes as JSON, from that number on. */
  String series(long since);
}
