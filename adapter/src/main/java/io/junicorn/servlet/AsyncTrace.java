package io.junicorn.servlet;

import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.TimeAccount;
import org.jspecify.annotations.Nullable;

/**
 * What the greenlets below an asynchronous task hold of it: the task itself while it runs, then no
 * more than the trace of the request that it worked for. Any thread.
 */
final class AsyncTrace implements TimeAccount {
  private volatile @Nullable AsyncTask underWay;
  private volatile @Nullable RequestTrace request;

  AsyncTrace(AsyncTask task) {
    underWay = task;
  }

  /** The task has ended: its objects can go. */
  void over() {
    AsyncTask ended = underWay;
    if (ended != null) {
      Exchange worked = ended.request();
      request = worked == null ? null : worked.keepsake();
      underWay = null;
    }
  }

  /** The task; null when it has ended. */
  @Nullable AsyncTask underWay() {
    return underWay;
  }

  /** What is left of its request, once the task has ended; null when nobody knew which it was. */
  @Nullable RequestTrace left() {
    return request;
  }

  /** The request that the task works for, or worked for while that goes on; null when none. */
  @Nullable Exchange request() {
    AsyncTask task = underWay;
    if (task != null) {
      return task.request();
    }
    RequestTrace left = request;
    return left != null && left.underWay() instanceof Exchange exchange ? exchange : null;
  }

  private @Nullable TimeAccount account() {
    AsyncTask task = underWay;
    return task != null ? task : request;
  }

  @Override
  public void parked(ParkKind kind, long nanos) {
    TimeAccount account = account();
    if (account != null) {
      account.parked(kind, nanos);
    }
  }

  @Override
  public void onCarrier(long nanos) {
    TimeAccount account = account();
    if (account != null) {
      account.onCarrier(nanos);
    }
  }
}
