package io.junicorn.container.series;

import io.junicorn.admission.Admission;
import io.junicorn.servlet.End;
import io.junicorn.servlet.Ending;
import io.junicorn.servlet.RequestObserver;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Request;

/** Counts requests and how long they took. Called on the request's path: two additions. */
public final class RequestTally implements RequestObserver {
  private final LongAdder finished = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final Latencies latencies = new Latencies();

  @Override
  public void rejected(Request request, Admission.Rejected refusal) {
    rejected.increment();
  }

  @Override
  public void finished(Request request, Ending ending) {
    if (ending.end() != End.REFUSED) {
      finished.increment();
      latencies.record(ending.durationNanos());
    }
  }

  /** Requests that were admitted and have ended. */
  public long finished() {
    return finished.sum();
  }

  /** Requests that were refused. */
  public long rejected() {
    return rejected.sum();
  }

  /** How long those that have ended took. */
  public Latencies latencies() {
    return latencies;
  }
}
