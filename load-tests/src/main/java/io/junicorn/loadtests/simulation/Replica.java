package io.junicorn.loadtests.simulation;

import java.util.OptionalDouble;

/**
 * One server: admission, then the wait of the request itself, then a connection of its own pool and
 * with it the database, which all replicas share. Used by one thread.
 */
final class Replica {
  private final Timeline timeline;
  private final Station admission;
  private final Station pool;
  private final Station database;
  private final double readyAt;

  private boolean leaving;
  private OptionalDouble scraped = OptionalDouble.empty();

  Replica(Timeline timeline, ServerModel model, Station database, double readyAt) {
    this.timeline = timeline;
    this.admission = new Station(timeline, model.admission());
    this.pool = new Station(timeline, model.pool());
    this.database = database;
    this.readyAt = readyAt;
  }

  /** Serves one request; the listener hears how it ended. */
  void serve(Arrival arrival, Listener listener) {
    double begun = timeline.now();
    admission.ask(
        waited -> {
          listener.admitted(timeline.now(), waited);
          timeline.after(arrival.pause(), () -> query(arrival, begun, listener));
        },
        refusal ->
            listener.ended(
                begun,
                timeline.now(),
                refusal == Station.Refusal.FULL ? Ending.QUEUE_FULL : Ending.QUEUE_TIMEOUT));
  }

  private void query(Arrival arrival, double begun, Listener listener) {
    if (arrival.query() == 0) {
      leave(begun, Ending.ANSWERED, listener);
      return;
    }
    pool.ask(
        _ ->
            database.ask(
                _ ->
                    timeline.after(
                        arrival.query(),
                        () -> {
                          database.release();
                          pool.release();
                          leave(begun, Ending.ANSWERED, listener);
                        }),
                _ -> {
                  throw new IllegalStateException("the database's queue has no bound");
                }),
        _ -> leave(begun, Ending.NO_CONNECTION, listener));
  }

  private void leave(double begun, Ending ending, Listener listener) {
    admission.release();
    listener.ended(begun, timeline.now(), ending);
  }

  /** Its gauges are read, as Prometheus does. */
  void scrape() {
    if (isReady()) {
      scraped = OptionalDouble.of(active());
    }
  }

  /** {@code junicorn_requests_active} at the last scrape. */
  OptionalDouble scraped() {
    return scraped;
  }

  /** No new requests come; those that are here end. */
  void leave() {
    leaving = true;
  }

  /** Whether the autoscaler counts it. */
  boolean isLeaving() {
    return leaving;
  }

  /** Whether the balancer sends requests to it. */
  boolean isReady() {
    return !leaving && timeline.now() >= readyAt;
  }

  /** Requests that hold a permit. */
  int active() {
    return admission.taken();
  }

  /** Requests that wait for a permit. */
  int queued() {
    return admission.queued();
  }

  /** Requests that wait for a connection. */
  int waitingForConnection() {
    return pool.queued();
  }
}
