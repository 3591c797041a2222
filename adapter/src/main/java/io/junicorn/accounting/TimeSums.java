package io.junicorn.accounting;

import java.util.concurrent.atomic.AtomicLongArray;

/** What is booked of one request, made when there is something to book. Safe for any thread. */
public final class TimeSums implements TimeAccount {
  private static final int ON_CARRIER = ParkKind.values().length;

  private final AtomicLongArray nanos = new AtomicLongArray(ON_CARRIER + 1);

  /** Nothing is booked yet. */
  public TimeSums() {}

  @Override
  public void parked(ParkKind kind, long parkedNanos) {
    nanos.addAndGet(kind.index(), parkedNanos);
  }

  @Override
  public void onCarrier(long carrierNanos) {
    nanos.addAndGet(ON_CARRIER, carrierNanos);
  }

  /** Books all of this elsewhere, once. */
  public void moveTo(TimeAccount other) {
    for (ParkKind kind : RequestTimes.KINDS) {
      other.parked(kind, nanos.getAndSet(kind.index(), 0));
    }
    other.onCarrier(nanos.getAndSet(ON_CARRIER, 0));
  }

  /** As it stands. */
  public RequestTimes snapshot() {
    long[] parked = new long[ON_CARRIER];
    for (int i = 0; i < parked.length; i++) {
      parked[i] = nanos.get(i);
    }
    return new RequestTimes(true, parked, nanos.get(ON_CARRIER));
  }
}
