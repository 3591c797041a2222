package io.junicorn.accounting;

import java.util.List;

/**
 * Where the time of a request went, its children's and its asynchronous tasks' included: they wait
 * beside each other, so the sum may be more than the request took. Nanoseconds. Immutable.
 */
public final class RequestTimes {
  /** Of a request that nobody books for, or that never ran. */
  public static final RequestTimes UNKNOWN = new RequestTimes(false, new long[0], 0);

  /** Of a request of which nothing was booked. */
  public static final RequestTimes NOTHING = new RequestTimes(true, new long[0], 0);

  static final List<ParkKind> KINDS = List.of(ParkKind.values());

  private final boolean known;
  private final long[] parked;
  private final long onCarrier;

  RequestTimes(boolean known, long[] parked, long onCarrier) {
    this.known = known;
    this.parked = parked;
    this.onCarrier = onCarrier;
  }

  /** Whether somebody books: if not, all is 0 and says nothing. */
  public boolean isKnown() {
    return known;
  }

  /** Whether nothing was booked. */
  public boolean isEmpty() {
    return parked.length == 0;
  }

  /** How long its greenlets waited in calls of one kind. */
  public long parkedNanos(ParkKind kind) {
    return parked.length == 0 ? 0 : parked[kind.index()];
  }

  /** How long they waited in all calls that are timed. */
  public long parkedNanos() {
    long sum = 0;
    for (long of : parked) {
      sum += of;
    }
    return sum;
  }

  /**
   * How long they were on carriers: an estimate by samples. 0 when no sample met one of them, as of
   * most requests that are soon done.
   */
  public long onCarrierNanos() {
    return onCarrier;
  }
}
