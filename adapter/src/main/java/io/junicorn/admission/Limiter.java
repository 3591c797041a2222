package io.junicorn.admission;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out permits to run: one at once while any is left, else a place in a bounded queue with a
 * time limit, else a refusal at once.
 *
 * <p>Requests run in the order in which they asked. Safe for use by any thread; nothing here
 * blocks, and a waiting request costs an entry in the queue and no thread.
 */
public final class Limiter {
  private volatile AdmissionSettings settings;
  private final Budget workers;
  private final Budget streams;
  private final WaitQueue queue;

  /** Calls to serve the queue that are not seen to yet. */
  private final AtomicInteger demand = new AtomicInteger();

  /**
   * Makes a limiter with all permits free.
   *
   * @param timer runs the time limit of the queue; give it a platform thread, so that a refusal
   *     goes out even while every carrier is busy
   */
  public Limiter(AdmissionSettings settings, ScheduledExecutorService timer) {
    this.settings = settings;
    this.workers = new Budget(settings.workerConnections());
    this.streams = new Budget(settings.streamConnections());
    this.queue =
        new WaitQueue(
            settings.queueSize(),
            settings.queueTimeout(),
            timer,
            waiter -> reject(waiter, RejectReason.QUEUE_TIMEOUT));
  }

  /**
   * Asks for a permit. On {@link Admission.Queued} the waiter is told the rest, maybe before this
   * returns.
   */
  public Admission admit(Waiter waiter) {
    if (queue.isEmpty() && workers.tryAcquire()) {
      return new Permit(this);
    }
    if (queue.offer(waiter)) {
      serveQueue();
      return Admission.Queued.QUEUED;
    }
    // With no queue at all, a permit may have come free in between.
    if (settings.queueSize() == 0 && workers.tryAcquire()) {
      return new Permit(this);
    }
    return rejected(queue.isClosed() ? RejectReason.SHUTTING_DOWN : RejectReason.QUEUE_FULL);
  }

  /** For {@link Permit}: a request has ended or moved; the oldest waiter runs next. */
  void releaseWorker() {
    workers.release();
    serveQueue();
  }

  boolean tryAcquireStream() {
    return streams.tryAcquire();
  }

  void releaseStream() {
    streams.release();
  }

  /** Refuses all that wait, now and from now on. */
  public void close() {
    for (Waiter waiter : queue.close()) {
      reject(waiter, RejectReason.SHUTTING_DOWN);
    }
  }

  // Whatever goes wrong with one waiter, the others hear of their refusal.
  private void reject(Waiter waiter, RejectReason reason) {
    try {
      waiter.rejected(rejected(reason));
    } catch (Throwable broken) {
      report(broken);
    }
  }

  /** A refusal that tells the whole state. */
  public Admission.Rejected rejected(RejectReason reason) {
    return new Admission.Rejected(
        reason,
        switch (reason) {
          case QUEUE_FULL -> state() + "; raise worker-connections or add replicas";
          case QUEUE_TIMEOUT ->
              state()
                  + ", no permit within "
                  + settings.queueTimeout().toMillis()
                  + " ms; raise worker-connections or add replicas";
          case STREAMS_FULL -> state() + "; raise stream-connections or add replicas";
          case SHUTTING_DOWN -> state() + "; the server is shutting down";
        });
  }

  private String state() {
    return "rejected: " + workers + " active, " + queue + " queued, " + streams + " streams";
  }

  // A permit that came free and a waiter that came in are matched here, whichever was first: both
  // sides change their own count before they look at the other's. One thread serves at a time, the
  // others only say that there is more to do: a waiter may give its permit back from within.
  private void serveQueue() {
    if (queue.isEmpty() || demand.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    while (seen != 0) {
      while (!queue.isEmpty() && workers.tryAcquire()) {
        serveOldest();
      }
      seen = demand.addAndGet(-seen);
    }
  }

  // Whatever goes wrong with one waiter, those behind it are served.
  private void serveOldest() {
    WaitQueue.Entry entry = queue.poll();
    if (entry == null) {
      workers.release();
      return;
    }
    try {
      Permit permit = new Permit(this);
      try {
        entry.waiter().admitted(permit, System.nanoTime() - entry.sinceNanos());
      } catch (Throwable broken) {
        permit.release();
        report(broken);
      }
    } catch (OutOfMemoryError noPermit) {
      workers.release();
      report(noPermit);
    }
  }

  private static void report(Throwable broken) {
    Thread self = Thread.currentThread();
    self.getUncaughtExceptionHandler().uncaughtException(self, broken);
  }

  /**
   * Changes how many may run at once. Those who wait run at once if the new limit lets them; under
   * a lower one all who run go on, and nobody new starts until enough of them have ended.
   *
   * @param workerConnections 1 or more
   * @throws IllegalArgumentException naming a number that is out of range
   */
  public synchronized void setWorkerConnections(int workerConnections) {
    AdmissionSettings now = settings;
    settings =
        new AdmissionSettings(
            workerConnections, now.queueSize(), now.queueTimeout(), now.streamConnections());
    workers.setLimit(workerConnections);
    serveQueue();
  }

  /** Permits held now. */
  public int active() {
    return workers.used();
  }

  /** Requests that wait now. */
  public int queued() {
    return queue.size();
  }

  /** Streams open now. */
  public int streams() {
    return streams.used();
  }

  /** The limits in force. */
  public AdmissionSettings settings() {
    return settings;
  }
}
