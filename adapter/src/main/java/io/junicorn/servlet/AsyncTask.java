package io.junicorn.servlet;

import io.junicorn.accounting.ParkKind;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTask;
import io.junicorn.keepsake.Leaves;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that an asynchronous servlet handed to its server, such as a dispatch.
 *
 * <p>Jetty does not say whose it is. Its time belongs to the request whose response it begins or
 * completes, else to the one that handed it over; until that is known it stays here.
 */
final class AsyncTask extends Booked implements GreenletTask, Leaves {
  private final GreenletHandler handler;
  private final Runnable task;
  private final @Nullable Object owner;
  private final @Nullable Exchange spawner;

  /** The request that it has turned out to work for. */
  private volatile @Nullable Exchange known;

  private volatile @Nullable AsyncTrace trace;
  private volatile boolean ended;

  /** Of the thread that hands it over. */
  AsyncTask(GreenletHandler handler, Runnable task) {
    this.handler = handler;
    this.task = task;
    this.owner = Claims.current();
    this.spawner = CurrentRequest.of(Greenlet.current().orElse(null));
  }

  /** One that is known to be of a request. */
  AsyncTask(GreenletHandler handler, Runnable task, Exchange request) {
    this.handler = handler;
    this.task = task;
    this.owner = request.owner();
    this.spawner = request;
    this.known = request;
  }

  /** Who claimed the request that it was handed over in, if that is known. */
  @Nullable Object owner() {
    return owner;
  }

  /** The request that it works for, as far as anybody can tell. */
  @Nullable Exchange request() {
    Exchange found = known;
    if (found == null || (found.isCompleted() && spawner != null && !spawner.isCompleted())) {
      return spawner;
    }
    return found;
  }

  // The first one counts while it goes on: on its way a task may answer others, as a chat does.
  private void turnsOutToWorkFor(Exchange exchange) {
    Exchange before = known;
    if (before == null || (before.isCompleted() && !before.equals(spawner))) {
      known = exchange;
    }
  }

  /** The calling thread works at the response of that request: so do the tasks that it runs in. */
  static void worksFor(Exchange exchange) {
    boolean nearest = true;
    @Nullable Greenlet<?> next = Greenlet.current().orElse(null);
    for (; next != null && !(next.task() instanceof Exchange); next = next.parent().orElse(null)) {
      if (next.task() instanceof AsyncTask async) {
        if (nearest) {
          async.turnsOutToWorkFor(exchange);
        }
        if (exchange.equals(async.request())) {
          async.moveTimesTo(exchange);
        }
        nearest = false;
      }
    }
  }

  // Pairs with run: each side says what it has done before it looks at the other's.
  @Override
  public AsyncTrace keepsake() {
    AsyncTrace left = trace;
    if (left == null) {
      synchronized (this) {
        left = trace;
        if (left == null) {
          left = new AsyncTrace(this);
          trace = left;
        }
      }
      if (ended) {
        left.over();
      }
    }
    return left;
  }

  /** The request that it is known to work for, while that goes on: else its time stays here. */
  private @Nullable Exchange underWay() {
    Exchange found = known;
    return found == null || found.isCompleted() ? null : found;
  }

  @Override
  boolean isBooking() {
    return handler.isTimeAccounting();
  }

  @Override
  public void parked(ParkKind kind, long nanos) {
    Exchange found = underWay();
    if (found == null) {
      super.parked(kind, nanos);
    } else {
      found.parked(kind, nanos);
    }
  }

  @Override
  public void onCarrier(long nanos) {
    Exchange found = underWay();
    if (found == null) {
      super.onCarrier(nanos);
    } else {
      found.onCarrier(nanos);
    }
  }

  @Override
  public void run() {
    try {
      task.run();
    } finally {
      Exchange request = request();
      if (request != null) {
        moveTimesTo(request);
      }
      ended = true;
      AsyncTrace left = trace;
      if (left != null) {
        left.over();
      }
    }
  }

  /** As {@link #describe()}, but the task, which may be an application's, is not asked. */
  String words() {
    Exchange request = request();
    return request == null ? "async " + spawnSite() : "async of " + request.describe();
  }

  @Override
  public String describe() {
    return "async " + task;
  }

  @Override
  public Optional<String> context() {
    Exchange request = request();
    return request == null ? Optional.empty() : request.context();
  }

  @Override
  public String spawnSite() {
    return task.getClass().getName();
  }
}
