package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import org.eclipse.jetty.server.Request;

/** Several observers, told in the order in which they came. Immutable. */
final class Observers implements RequestObserver {
  private final RequestObserver[] all;

  private Observers(RequestObserver... all) {
    this.all = all;
  }

  /** Both; what the second one throws reaches nobody. */
  static RequestObserver with(RequestObserver first, RequestObserver second) {
    GuardedObserver guarded = new GuardedObserver(second);
    return switch (first) {
      case Observers several -> several.and(guarded);
      case GuardedObserver one -> new Observers(one, guarded);
      default -> guarded;
    };
  }

  private Observers and(RequestObserver next) {
    RequestObserver[] more = new RequestObserver[all.length + 1];
    System.arraycopy(all, 0, more, 0, all.length);
    more[all.length] = next;
    return new Observers(more);
  }

  @Override
  public void admitted(Request request, long waitedNanos) {
    for (RequestObserver observer : all) {
      observer.admitted(request, waitedNanos);
    }
  }

  @Override
  public void rejected(Request request, Admission.Rejected rejected) {
    for (RequestObserver observer : all) {
      observer.rejected(request, rejected);
    }
  }

  @Override
  public void finished(Request request, Ending ending) {
    for (RequestObserver observer : all) {
      observer.finished(request, ending);
    }
  }
}
