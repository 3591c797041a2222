package io.junicorn.servlet;

import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.TimeAccount;
import org.jspecify.annotations.Nullable;

/**
 * What the greenlets below a request hold of it: the request itself while it goes on, and after its
 * end the words that name it. Any thread.
 */
final class RequestTrace implements TimeAccount {
  private final GreenletHandler handler;
  private volatile @Nullable Traced underWay;
  private volatile String name = "";

  RequestTrace(Traced request) {
    handler = request.handler();
    underWay = request;
  }

  boolean isOf(GreenletHandler one) {
    return handler.equals(one);
  }

  /** Its response is complete: the request's objects can go. */
  void over() {
    Traced ended = underWay;
    if (ended != null) {
      name = ended.name();
      underWay = null;
    }
  }

  /** The request; null when it is over. */
  @Nullable Traced underWay() {
    return underWay;
  }

  /** What to call the request, once it is over. */
  String name() {
    return name;
  }

  @Override
  public void parked(ParkKind kind, long nanos) {
    Traced request = underWay;
    if (request != null) {
      request.parked(kind, nanos);
    }
  }

  @Override
  public void onCarrier(long nanos) {
    Traced request = underWay;
    if (request != null) {
      request.onCarrier(nanos);
    }
  }
}
