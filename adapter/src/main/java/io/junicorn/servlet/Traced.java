package io.junicorn.servlet;

import io.junicorn.greenlet.GreenletTask;
import io.junicorn.keepsake.Leaves;
import org.jspecify.annotations.Nullable;

/**
 * A request as the greenlets below it know it: they hold its {@link RequestTrace}, which lets go of
 * it when it ends. One that spawns nothing has none. Any thread.
 */
abstract class Traced extends Booked implements GreenletTask, Leaves {
  private volatile @Nullable RequestTrace trace;

  /** Whose request it is. */
  abstract GreenletHandler handler();

  /** Whether its response is complete. */
  abstract boolean isCompleted();

  /** What to call it when it is over. */
  abstract String name();

  // Pairs with traceEnds: each side says what it has done before it looks at the other's.
  @Override
  public final RequestTrace keepsake() {
    RequestTrace left = trace;
    if (left == null) {
      synchronized (this) {
        left = trace;
        if (left == null) {
          left = new RequestTrace(this);
          trace = left;
        }
      }
      if (isCompleted()) {
        left.over();
      }
    }
    return left;
  }

  /** Once it is completed. */
  final void traceEnds() {
    RequestTrace left = trace;
    if (left != null) {
      left.over();
    }
  }
}
