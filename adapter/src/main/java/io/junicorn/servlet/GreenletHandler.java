package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import io.junicorn.admission.AdmissionSettings;
import io.junicorn.admission.Limiter;
import io.junicorn.admission.Permit;
import io.junicorn.greenlet.Descendants;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.greenlet.Placement;
import io.junicorn.greenlet.PlatformTimer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Runs everything behind it on greenlets: one fresh greenlet for each request that is admitted.
 *
 * <pre>
 * Server
 * └── GreenletHandler      non-blocking: admits, queues or refuses, and returns
 *     └── any Handler      on the greenlet: contexts of any environment
 * </pre>
 *
 * <p>Jetty calls {@link #handle} on the thread that parsed the request, maybe a selector. It never
 * blocks there. All other methods may be called from any thread.
 */
public final class GreenletHandler extends Handler.Wrapper {
  private final GreenletTree greenlets;
  private final Limiter limiter;

  /** Requests whose greenlet has left and whose response is still open: asynchronous ones. */
  private final Set<Exchange> detached = ConcurrentHashMap.newKeySet();

  /** Requests in the queue, while anybody looks at the time. */
  private final Set<Exchange> waiting = ConcurrentHashMap.newKeySet();

  private final DeadlineSweep sweep = new DeadlineSweep(this);

  private final LeakedGreenlets leaked = new LeakedGreenlets(this);

  private volatile DeadlineTable deadlines = DeadlineTable.NONE;
  private volatile RequestObserver observer = RequestObserver.NONE;
  private volatile ChildPolicy childPolicy = ChildPolicy.JOIN;
  private volatile @Nullable Isolation isolation;
  private volatile ContextPaths contexts = new ContextPaths(List.of());
  private volatile ServerTiming serverTiming = ServerTiming.OFF;
  private volatile boolean timeAccounting = true;
  private volatile boolean draining;
  private volatile @Nullable String cutWhy;

  /** Puts a handler on greenlets, with {@link AdmissionSettings#DEFAULT}. */
  public GreenletHandler(Handler next) {
    this(next, AdmissionSettings.DEFAULT);
  }

  /** Puts a handler on greenlets, within the given limits and in a tree of their own. */
  public GreenletHandler(Handler next, AdmissionSettings settings) {
    this(next, settings, new GreenletTree());
  }

  /**
   * Puts a handler on greenlets of a tree, such as {@link GreenletTree#common()}. What else is in
   * that tree is counted with this handler's greenlets, and {@link #cutAll} ends it, too.
   */
  public GreenletHandler(Handler next, AdmissionSettings settings, GreenletTree greenlets) {
    this(next, settings, greenlets, PlatformTimer.create("junicorn-admission"));
  }

  private GreenletHandler(
      Handler next,
      AdmissionSettings settings,
      GreenletTree greenlets,
      ScheduledExecutorService timer) {
    super(next);
    this.greenlets = greenlets;
    this.limiter = new Limiter(settings, timer);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    contexts = ContextPaths.below(this);
    sweep.start(deadlines.tickMillis());
    leaked.start();
  }

  @Override
  protected void doStop() throws Exception {
    try {
      super.doStop();
    } finally {
      sweep.stop();
      leaked.stop();
    }
  }

  /** Non-blocking, so that Jetty calls {@link #handle} without a hand-over of its own. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(this, request, response, callback);
    request.addHttpStreamWrapper(exchange::attach);
    switch (limiter.admit(exchange)) {
      case Permit permit -> exchange.admitted(permit, 0);
      case Admission.Queued _ -> exchange.queued();
      case Admission.Rejected rejected -> exchange.rejected(rejected);
    }
    return true;
  }

  /** Adds one who looks on; at first there is none. What it throws is logged. */
  public synchronized void addObserver(RequestObserver added) {
    observer = Observers.with(observer, Objects.requireNonNull(added, "the observer is null"));
  }

  RequestObserver observer() {
    return observer;
  }

  /**
   * Sets what happens to the greenlets that a request has spawned, when its servlet has returned;
   * {@link ChildPolicy#JOIN} by default. A request under {@code JOIN} waits for its children until
   * its deadline, and without a limit when it has none.
   */
  public void setChildPolicy(ChildPolicy policy) {
    childPolicy = Objects.requireNonNull(policy, "the policy is null");
  }

  /** Sets which requests run on platform threads; none at first. */
  public void setIsolation(Isolation isolation) {
    this.isolation = Objects.requireNonNull(isolation, "the isolation is null");
  }

  /** Gives an admitted request its greenlet. */
  void spawn(Exchange exchange) {
    Isolation isolated = isolation;
    Placement place = isolated == null ? null : isolated.placeFor(exchange);
    if (place == null) {
      greenlets.spawnRoot(exchange);
    } else {
      greenlets.spawnRoot(exchange, place);
    }
  }

  ChildPolicy childPolicy() {
    return childPolicy;
  }

  /**
   * Sets how long requests may take; {@link Deadlines#NONE} by default. A platform thread of its
   * own looks at all requests several times within the shortest limit, at most every 250 ms: a
   * limit takes effect that much late. A request has the limits that hold when it is first looked
   * at.
   *
   * @param byContext those of contexts that have their own, by context path
   * @param others those of all other contexts
   */
  public void setDeadlines(Map<String, Deadlines> byContext, Deadlines others) {
    DeadlineTable table = new DeadlineTable(others, byContext);
    deadlines = table;
    if (isStarted()) {
      sweep.start(table.tickMillis());
    }
  }

  /**
   * Whether {@link Ending#times()} tells where the time of requests went; it does at first. What
   * waits in no call that is timed, and is met by no sample, pays nothing for it.
   */
  public void setTimeAccounting(boolean on) {
    timeAccounting = on;
  }

  boolean isTimeAccounting() {
    return timeAccounting;
  }

  /**
   * Whether responses tell their clients where the time went until they began, as {@code
   * Server-Timing}; they do not at first.
   *
   * @param byContext of contexts that differ, by context path
   * @param others of all other contexts
   */
  public void setServerTiming(Map<String, Boolean> byContext, boolean others) {
    serverTiming = new ServerTiming(others, byContext);
  }

  ServerTiming serverTiming() {
    return serverTiming;
  }

  boolean isWatched() {
    return deadlines.tickMillis() > 0;
  }

  Deadlines deadlinesOf(Request request) {
    DeadlineTable table = deadlines;
    return table.isUniform() ? table.others() : table.of(contextOf(request));
  }

  /** Requests whose deadline has passed and whose application goes on all the same. */
  public int overdue() {
    return sweep.overdue();
  }

  /**
   * Names greenlets in the log that live on for that long after their request has ended, each once;
   * empty for none, as at first.
   */
  public void setLeakLimit(Optional<Duration> limit) {
    leaked.setLimit(limit.orElse(null));
    if (isStarted()) {
      leaked.start();
    }
  }

  /** Greenlets that have outlived their request for longer than the leak limit. */
  public int leaked() {
    return leaked.count();
  }

  Set<Exchange> waiting() {
    return waiting;
  }

  Set<Exchange> detached() {
    return detached;
  }

  /** Where this handler's requests are, and what they spawn. */
  public GreenletTree greenlets() {
    return greenlets;
  }

  /**
   * Runs each task on a greenlet: for what an asynchronous servlet hands to its server. An embedder
   * with a {@code QueuedThreadPool} passes it to {@code setVirtualThreadsExecutor}; otherwise
   * {@code AsyncContext.dispatch} and {@code start} run on threads of the server's pool.
   */
  public Executor executor() {
    return task -> greenlets.spawnDetached(new AsyncTask(this, task));
  }

  /** The limits of this handler, and how much of them is used. */
  public Limiter limiter() {
    return limiter;
  }

  /**
   * The context path that a request belongs to, by longest match; {@code none} when there is none.
   */
  public String contextOf(Request request) {
    return contexts.match(request.getHttpURI().getCanonicalPath());
  }

  /** The request that a greenlet works for, also as a child of its greenlet. */
  public static Optional<Request> requestOf(Greenlet<?> greenlet) {
    return Optional.ofNullable(CurrentRequest.of(greenlet)).map(Exchange::request);
  }

  /**
   * What a greenlet works for, in words: as {@link Greenlet#serves()} for a task of this server;
   * one of an application is named, not asked, so that nobody waits for it.
   */
  public static String wordsOf(Greenlet<?> greenlet) {
    return switch (greenlet.task()) {
      case Exchange own -> own.describe();
      case AsyncTask own -> own.words();
      default -> greenlet.spawnedBy();
    };
  }

  /** Canonical path of the request that a greenlet is; empty for a child, or a task of one. */
  public static Optional<String> pathOf(Greenlet<?> greenlet) {
    return greenlet.task() instanceof Exchange own
        ? Optional.ofNullable(own.request().getHttpURI().getCanonicalPath())
        : Optional.empty();
  }

  /** The context path that a greenlet works for; {@code none} when there is none. */
  public String contextOf(Greenlet<?> greenlet) {
    return requestOf(greenlet).map(this::contextOf).orElse(ContextPaths.NONE);
  }

  /** From now on each HTTP/1 response says {@code Connection: close} (RFC 9112, section 9.6). */
  public void drain() {
    draining = true;
  }

  boolean draining() {
    return draining;
  }

  /** Why everything is cut; null when it is not. */
  @Nullable String cutWhy() {
    return cutWhy;
  }

  /**
   * Requests that are not done: running, streaming, queued, or answered with children that run on.
   */
  public int unfinished() {
    // In the order in which a request moves on, so that none slips through between two looks.
    return limiter.queued() + limiter.active() + limiter.streams();
  }

  /**
   * How long the request that the current greenlet works for, also as a child, may still take until
   * its {@link Deadlines#timeout()}: nanoseconds, 0 when it is over, {@link Long#MAX_VALUE} when
   * there is no such limit, the response has begun, or the thread works for no request.
   */
  public static long nanosLeft() {
    return CurrentRequest.nanosLeft();
  }

  /**
   * Says for whom the request of the current greenlet is from now on: one of several handlers
   * behind this one, which may come and go. The last claim holds. Off a request's greenlet it does
   * nothing.
   */
  public static void claim(Object owner) {
    Claims.claim(owner);
  }

  /**
   * Requests of an owner that are not done: running, asynchronous, streaming, or answered with
   * children that run on. It looks at all live greenlets.
   */
  public int unfinished(Object owner) {
    return Claims.unfinished(owner, greenlets.live(), detached);
  }

  /** As {@link #cutAll}, for the requests of one owner and what they have spawned. */
  public void cut(Object owner, String why) {
    Claims.cut(owner, greenlets.live(), detached, why);
  }

  /**
   * Ends one greenlet, for an operator, and does not wait: of a request the client gets 503, or the
   * response that has begun is cut, the greenlet is interrupted and what it has spawned is killed;
   * an asynchronous task is interrupted; anything else is killed. One that ignores interrupts goes
   * on, without a client.
   *
   * @param why continues "answered 503" in the log, such as "for an operator"
   * @return false when no live greenlet has this id
   */
  public boolean end(long id, String why) {
    for (Greenlet<?> greenlet : greenlets.live()) {
      if (greenlet.id() == id) {
        Cutting.cut(greenlet, why, "ended by an operator");
        if (Descendants.anyBelow(greenlet)) {
          greenlet.descendants().kill();
        }
        return true;
      }
    }
    return false;
  }

  /** Says that contexts below this handler have come or gone: {@link #contextOf} knows then. */
  public void contextsChanged() {
    contexts = ContextPaths.below(this);
  }

  /**
   * Ends what is left: refuses those in the queue, answers 503 to each request whose response has
   * not begun, interrupts their greenlets and kills what they have spawned. An application that
   * writes later gets an {@code IOException}.
   *
   * @param why continues "answered 503" in the log, such as "at the end of graceful-timeout"
   */
  public void cutAll(String why) {
    cutWhy = why;
    limiter.close();
    greenlets.live().forEach(greenlet -> Cutting.cut(greenlet, why));
    detached.forEach(exchange -> Cutting.cut(exchange, why));
  }
}
