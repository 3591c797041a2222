package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import io.junicorn.admission.Permit;
import io.junicorn.admission.Waiter;
import io.junicorn.greenlet.Descendants;
import io.junicorn.greenlet.Greenlet;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way: admitted on the selector's thread, run on its greenlet, completed on
 * whichever thread ends the response.
 *
 * <p>The permit goes back when Jetty completes the stream, the one event that every request reaches
 * once: normal end, error, aborted client, asynchronous completion. If children of its greenlet run
 * on then, it goes back when the greenlet has seen them end.
 */
final class Exchange extends Traced implements Waiter {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private static final VarHandle COMPLETED =
      FieldHandle.of(MethodHandles.lookup(), "completed", boolean.class);

  private final GreenletHandler handler;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private volatile boolean completed;

  /** Of {@link QueuePlace}. */
  volatile int place;

  private @Nullable ExchangeStream stream;
  private volatile @Nullable Permit permit;
  private volatile long queuedNanos;
  private volatile boolean refused;
  private volatile boolean left;

  /** That of {@link #run()}; null for one that never was admitted. */
  private volatile @Nullable Greenlet<?> greenlet;

  /** For whom the request is, once somebody has claimed it. */
  private volatile @Nullable Object owner;

  /** Looked up when first needed; whoever does it twice finds the same. */
  private @Nullable Deadlines deadlines;

  /** Of the deadline's thread; null while it has nothing to remember. */
  private @Nullable Watch watch;

  /** The greenlet waits for no child any more. */
  private volatile boolean childless;

  /** The response is complete, and the greenlet gives the permit back when it is childless. */
  private volatile boolean owed;

  Exchange(GreenletHandler handler, Request request, Response response, Callback callback) {
    this.handler = handler;
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /** Puts this exchange between Jetty's channel and its stream. */
  HttpStream attach(HttpStream wrapped) {
    ExchangeStream attached = new ExchangeStream(wrapped, this, request);
    stream = attached;
    return attached;
  }

  /** It stands in the queue, if nobody has decided meanwhile. */
  void queued() {
    if (isWatched()) {
      QueuePlace.take(this);
    }
  }

  @Override
  public void admitted(Permit granted, long waitedNanos) {
    if (!QueuePlace.decide(this)) {
      granted.release();
      return;
    }
    permit = granted;
    queuedNanos = waitedNanos;
    handler.observer().admitted(request, waitedNanos);
    try {
      handler.spawn(this);
    } catch (Throwable noThread) {
      LOG.error("cannot start a greenlet for {}", describe(), noThread);
      answerFailure(noThread);
    }
  }

  @Override
  public void rejected(Admission.Rejected rejected) {
    if (!QueuePlace.decide(this)) {
      return;
    }
    refused = true;
    try {
      handler.observer().rejected(request, rejected);
      Refusal.write(request, response, callback, rejected, handler.limiter().settings());
    } catch (Throwable thrown) {
      LOG.warn("cannot refuse {}", describe(), thrown);
      callback.failed(thrown);
    }
  }

  @Override
  public void runsOn(Greenlet<?> spawned) {
    greenlet = spawned;
  }

  /** The greenlet's body: everything behind the handler. */
  @Override
  public void run() throws Exception {
    Greenlet<?> self = Objects.requireNonNull(greenlet);
    String cutWhy = handler.cutWhy();
    if (cutWhy != null) {
      // Admitted before and spawned after the cut went over the greenlets.
      Cutting.cut(self, cutWhy);
    }
    try {
      if (stream != null && stream.endedByServer()) {
        // Its time was up while it waited for its thread: nobody waits for what it would do.
        callback.failed(new IOException("answered before its application was called"));
      } else {
        Handlers.handle(handler.getHandler(), LateBody.of(this), response, callback);
      }
    } catch (Throwable thrown) {
      answerFailure(thrown);
      throw thrown;
    } finally {
      leave();
      endChildren(self);
      goOnWithout();
    }
  }

  // Pairs with childrenKeepPermit: each side says what it has done before it looks at the other's.
  private void endChildren(Greenlet<?> self) {
    try {
      if (Descendants.anyBelow(self)) {
        Children.end(self, handler.childPolicy(), () -> RequestAge.nanosLeft(this));
      }
    } finally {
      childless = true;
      if (owed) {
        releasePermit();
      }
    }
  }

  private boolean childrenKeepPermit() {
    Greenlet<?> self = greenlet;
    if (self == null
        || !Descendants.anyBelow(self)
        || handler.childPolicy() == ChildPolicy.DETACH) {
      return false;
    }
    owed = true;
    return !childless;
  }

  /** Answers it when its application, or its thread, has failed. */
  void answerFailure(Throwable thrown) {
    if (completed) {
      return;
    }
    try {
      Response.writeError(request, response, callback, thrown);
    } catch (Throwable again) {
      thrown.addSuppressed(again);
      callback.failed(thrown);
    }
  }

  // The servlet has returned. A response that is still open belongs to an asynchronous one.
  private void leave() {
    left = true;
    if (completed) {
      return;
    }
    handler.detached().add(this);
    if (completed) {
      handler.detached().remove(this);
    } else if (stream != null && stream.endedUnheard()) {
      // It went asynchronous after its time was up.
      stream.failApplication();
    }
  }

  // The greenlet ends here. A response that has begun and goes on without it is a stream, such as a
  // long poll, unless its end is on its way out. Not before the children have ended: they are work,
  // and keep the permit.
  private void goOnWithout() {
    if (!completed && stream != null && stream.begun() && !stream.isEnding()) {
      becomeStream();
    }
  }

  /** Whether the greenlet has returned while the response went on without it. */
  boolean left() {
    return left;
  }

  /** Moves to the budget of streams; false when that one is used up. */
  boolean becomeStream() {
    Permit held = permit;
    return held == null || held.moveToStreams();
  }

  void claim(Object by) {
    owner = by;
  }

  @Nullable Object owner() {
    return owner;
  }

  /** Jetty is done with the request, well or not. */
  void completed(End end) {
    if (complete()) {
      tell(end);
    }
  }

  /** As {@link #completed}, but those who look on are told later. False when it was done before. */
  boolean complete() {
    if (!COMPLETED.compareAndSet(this, false, true)) {
      return false;
    }
    handler.detached().remove(this);
    if (left) {
      AsyncTask.worksFor(this);
    }
    traceEnds();
    if (!childrenKeepPermit()) {
      releasePermit();
    }
    return true;
  }

  /** Tells those who look on how it ended; once. */
  void tell(End end) {
    ExchangeStream attached = stream;
    if (attached != null) {
      long duration = NanoTime.since(request.getBeginNanoTime());
      End known = refused ? End.REFUSED : end;
      handler.observer().finished(request, attached.ending(known, duration, queuedNanos, greenlet));
    }
  }

  private void releasePermit() {
    Permit held = permit;
    if (held != null) {
      held.release();
    }
  }

  boolean isWatched() {
    return handler.isWatched();
  }

  @Override
  boolean isBooking() {
    return handler.isTimeAccounting();
  }

  long queuedNanos() {
    return queuedNanos;
  }

  /** The limits of its context. */
  Deadlines deadlines() {
    Deadlines known = deadlines;
    if (known == null) {
      known = handler.deadlinesOf(request);
      deadlines = known;
    }
    return known;
  }

  /** Whether the response has begun, by whomever. */
  boolean begun() {
    ExchangeStream attached = stream;
    return attached != null && attached.begun();
  }

  /** Who looks at its limits, while it goes on and nobody has ended it; the deadline's thread. */
  @Nullable Watch watch() {
    ExchangeStream attached = stream;
    if (attached == null || completed || attached.endedByServer()) {
      return null;
    }
    Watch watching = watch;
    if (watching == null) {
      watching = new Watch(this, attached, deadlines());
      if (attached.begun()) {
        watch = watching;
      }
    }
    return watching;
  }

  @Override
  boolean isCompleted() {
    return completed;
  }

  /** Whether nothing is left of it: the response is complete, and so are greenlet and children. */
  boolean isOver() {
    return completed && (childless || greenlet == null);
  }

  /**
   * Takes an asynchronous request that was ended from an application that does not complete it.
   *
   * @return false when somebody still works on it, as far as one can see
   */
  boolean giveUp() {
    if (!childless || completed) {
      return false;
    }
    callback.failed(new IOException("ended by the server, and not completed by the application"));
    return true;
  }

  Request request() {
    return request;
  }

  /** Between Jetty's channel and its stream; null before it is attached. */
  @Nullable ExchangeStream stream() {
    return stream;
  }

  @Override
  GreenletHandler handler() {
    return handler;
  }

  @Nullable Greenlet<?> greenlet() {
    return greenlet;
  }

  boolean draining() {
    return handler.draining();
  }

  @Override
  public String describe() {
    return request.getMethod() + " " + request.getHttpURI().getPathQuery();
  }

  @Override
  public Optional<String> context() {
    return Optional.of(handler.contextOf(request));
  }

  @Override
  String name() {
    Greenlet<?> self = greenlet;
    return self == null ? describe() : describe() + " (" + self.name() + ")";
  }

  @Override
  public String spawnSite() {
    return GreenletHandler.class.getName();
  }

  @Override
  public void failed(Throwable thrown) {
    if (thrown instanceof QuietException) {
      LOG.debug("{} failed", describe(), thrown);
    } else {
      LOG.warn("{} failed", describe(), thrown);
    }
  }
}
