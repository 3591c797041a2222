package io.junicorn.container.launch;

import io.junicorn.container.accesslog.AccessLog;
import io.junicorn.container.buffers.KeptBuffers;
import io.junicorn.container.config.DeploySettings;
import io.junicorn.container.config.HostPort;
import io.junicorn.container.config.LimitSettings;
import io.junicorn.container.config.Settings;
import io.junicorn.container.config.StructuredKeys;
import io.junicorn.container.connector.CannotListenException;
import io.junicorn.container.connector.Connectors;
import io.junicorn.container.connector.GreenletThreadPool;
import io.junicorn.container.connector.Machinery;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Deployer;
import io.junicorn.container.deploy.Preparation;
import io.junicorn.container.deploy.StartFailure;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.handler.Compression;
import io.junicorn.container.handler.ForwardedHandler;
import io.junicorn.container.handler.PlainErrors;
import io.junicorn.container.handler.RequestGuard;
import io.junicorn.container.handler.RequestLimits;
import io.junicorn.container.handler.SecurityHeaders;
import io.junicorn.container.hooks.Listeners;
import io.junicorn.container.lifecycle.Drain;
import io.junicorn.container.lifecycle.Lifecycle;
import io.junicorn.container.lifecycle.MaxRequests;
import io.junicorn.container.lifecycle.OwnThread;
import io.junicorn.container.lifecycle.State;
import io.junicorn.container.log.LineWriter;
import io.junicorn.container.log.Logs;
import io.junicorn.container.management.ManagementServer;
import io.junicorn.container.offload.StaticFiles;
import io.junicorn.container.patch.Patching;
import io.junicorn.container.resource.EnvEntries;
import io.junicorn.container.resource.ResourceException;
import io.junicorn.container.resource.Resources;
import io.junicorn.container.session.Sessions;
import io.junicorn.container.timeouts.TimeoutScheduler;
import io.junicorn.container.tls.BadCertificateException;
import io.junicorn.container.tls.Certificates;
import io.junicorn.container.trust.TrustedPeers;
import io.junicorn.container.usage.UsageMonitor;
import io.junicorn.container.webapps.Applications;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.hooks.ServerInfo;
import io.junicorn.hub.OffloadPool;
import io.junicorn.metrics.OffloadMeters;
import io.junicorn.servlet.GreenletHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server, wired: connectors, greenlets, web applications, management.
 *
 * <p>{@link #start} once, {@link #stop} once, {@link #end} and {@link #hurry} any time on any
 * thread.
 */
final class Junicorn {
  private static final Logger LOG = LoggerFactory.getLogger(Junicorn.class);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /** As many as gevent's pool has: disks answer few at once. */
  private static final int FILE_THREADS = 10;

  private final OffloadPool files = new OffloadPool("file", "junicorn-file-", FILE_THREADS);

  /** Compiling takes the processor: more threads than there are processors would not be faster. */
  private final OffloadPool pages =
      new OffloadPool("page", "junicorn-page-", Runtime.getRuntime().availableProcessors());

  private final Lifecycle lifecycle = new Lifecycle();
  private final Settings settings;
  private final Deployer deployer;
  private final Applications applications;
  private final GreenletThreadPool pool;
  private final Server server;
  private final GreenletHandler handler;
  private final Connectors connectors;
  private final Reloads reloads;
  private final WorkerConnections workerConnections;
  private final Stalls stalls;
  private final Telemetry telemetry;
  private final Optional<ManagementServer> management;
  private final Drain drain;
  private final Listeners listeners;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Resources resources;
  private final Sessions sessions;
  private final UsageMonitor usage;

  Junicorn(Settings settings, List<WarSpec> wars, Path home, Logs logs, Listeners listeners)
      throws DeployException {
    this.listeners = listeners;
    this.settings = settings;
    this.sessions = new Sessions(settings);
    this.resources =
        new Resources(StructuredKeys.family(settings, "datasource."), sessions.dataSource());
    EnvEntries envEntries = new EnvEntries(StructuredKeys.family(settings, "env-entry."));
    Patching patching = new Patching(listeners);
    this.deployer =
        Deployer.create(home, settings, List.of(offCarriers(), patching, envEntries, sessions));
    // For ends that are no drain: a WAR that cannot be deployed, a signal during the start, or one
    // that nobody handles.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> endWithoutStop(logs), "junicorn-clean-up"));

    Optional<Certificates> certificates = certificates(settings);
    Machinery machinery = new Machinery();
    this.pool = new GreenletThreadPool(machinery);
    this.server = new Server(pool, new TimeoutScheduler(), new KeptBuffers());
    server.setErrorHandler(new PlainErrors());
    this.connectors = Connectors.addTo(server, settings, certificates, machinery);
    this.applications = applications(wars);
    this.handler =
        new GreenletHandler(
            compressed(applications.handler(), settings), settings.work().admission(), greenlets());
    handler.setChildPolicy(settings.work().childGreenlets());
    handler.setDeadlines(settings.limitsByContext(), settings.deadlines().limits());
    handler.setLeakLimit(settings.work().leakedGreenletsAfter());
    handler.setTimeAccounting(settings.work().timeAccounting());
    handler.setServerTiming(
        settings.byContext(own -> own.content().serverTiming()), settings.content().serverTiming());
    server.setHandler(
        new ForwardedHandler(
            guarded(handler, settings), new TrustedPeers(settings.trust().forwardedAllowIps())));
    logs.accessLog().ifPresent(this::addAccessLog);
    listeners.requests(handler::contextOf).ifPresent(handler::addObserver);

    endAfterMaxRequests();

    OffloadPool.common().limit(settings.work().offloadThreads());
    this.workerConnections = new WorkerConnections(handler.limiter());
    this.reloads = new Reloads(settings, applications, handler, listeners);
    this.stalls = new Stalls(settings.stalls(), handler, listeners);
    this.telemetry =
        new Telemetry(lifecycle, handler, connectors, logs, listeners, reloads, stalls);
    for (OffloadPool each : List.of(OffloadPool.common(), files, pages)) {
      new OffloadMeters(each).bindTo(telemetry.registry());
    }
    this.usage = Limits.of(settings.deploy(), telemetry.registry(), listeners, this::end);
    this.management = settings.management().management().map(this::management);
    patching.bindTo(telemetry.registry());
    management.ifPresent(m -> m.show("/patches", patching::json));
    this.drain = new Drain(handler, connectors::closeIdle);
  }

  private ManagementServer management(HostPort address) {
    ManagementServer made =
        new ManagementServer(address, settings.management().managementToken(), telemetry);
    made.look(telemetry);
    made.take(reloads);
    made.take(new Operations(handler, this::end));
    return made;
  }

  private void endWithoutStop(Logs logs) {
    if (ForeignExit.log()) {
      // The hook of the logs may have come before.
      logs.flush();
    }
    deployer.close();
  }

  private void addAccessLog(LineWriter writer) {
    AccessLog log = new AccessLog(settings.log().accessLogFormat(), writer, handler::contextOf);
    handler.addObserver(log);
    server.setRequestLog(log);
    connectors.onHeaderTimeout(log::headerTimedOut);
  }

  private static Optional<Certificates> certificates(Settings settings) throws DeployException {
    try {
      return Certificates.of(settings.tls());
    } catch (BadCertificateException e) {
      throw new DeployException("cannot start: " + e.getMessage(), e);
    }
  }

  private Applications applications(List<WarSpec> wars) throws DeployException {
    Applications all = new Applications(deployer, settings);
    for (WarSpec war : wars) {
      all.add(war);
    }
    return all;
  }

  /** What Jetty does with files holds no carrier. */
  private Preparation offCarriers() {
    return (_, _, _, application) -> {
      StaticFiles.of(application.handler(), files);
      application.compilePagesOn(pages::finish);
      application.parseFormsOn(files);
    };
  }

  private void endAfterMaxRequests() {
    DeploySettings deploy = settings.deploy();
    if (deploy.maxRequests() > 0) {
      long limit = MaxRequests.withJitter(deploy.maxRequests(), deploy.maxRequestsJitter());
      handler.addObserver(new MaxRequests(limit, this::end));
    }
  }

  private static Handler guarded(Handler next, Settings settings) {
    LimitSettings limits = settings.limits();
    RequestGuard guard =
        new RequestGuard(
            next,
            new RequestLimits(
                limits.limitRequestLine().toInt(),
                limits.limitRequestFields(),
                limits.limitRequestFieldSize().toInt(),
                limits.limitRequestHeader().toInt(),
                limits.limitFormKeys()));
    return settings.content().securityHeaders() ? new SecurityHeaders(guard) : guard;
  }

  private static Handler compressed(Handler next, Settings settings) {
    return settings.content().compression() ? Compression.of(next) : next;
  }

  /** All of this JVM, with the line that spawned each child. */
  private static GreenletTree greenlets() {
    GreenletTree tree = GreenletTree.common();
    tree.recordSpawnSites(true);
    GreenletTree.withoutTimerQueues()
        .ifPresent(
            reason ->
                LOG.info("timed waits are on the delay thread of the JDK's pool: {}", reason));
    return tree;
  }

  /**
   * Opens the ports and starts the web applications.
   *
   * @throws DeployException when anything cannot start; everything is stopped again then
   */
  void start() throws DeployException {
    OpenFiles.check(settings.listen().maxConnections());
    try {
      if (management.isPresent()) {
        management.get().start();
        telemetry.begin();
      }
      openResources();
      stalls.start();
      connectors.listen();
      server.start();
      pool.ready(handler.executor());
    } catch (ResourceException | CannotListenException e) {
      stopEverything();
      throw new DeployException("cannot start: " + e.getMessage(), e);
    } catch (Exception | Error e) {
      String failed = whatFailed();
      stopEverything();
      throw new DeployException("cannot start" + failed + ": " + StartFailure.explain(e), e);
    }
    lifecycle.advanceTo(State.READY);
    announce();
    reloads.begin();
    usage.start();
    listeners.ready(info());
  }

  private ServerInfo info() {
    return new ServerInfo(
        Version.current(),
        applications.specs().stream().map(WarSpec::contextPath).toList(),
        connectors.urls("/"));
  }

  private void openResources() throws ResourceException {
    resources.open(server, telemetry.registry(), Junicorn::millisLeft);
    resources.warnOfNarrowPools(settings.work().workerConnections());
    try {
      sessions.open(server, resources::dataSource);
    } catch (IOException e) {
      throw new ResourceException("--session-dir: " + e.getMessage(), e);
    }
  }

  private static long millisLeft() {
    long nanos = GreenletHandler.nanosLeft();
    return nanos == Long.MAX_VALUE ? nanos : TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private String whatFailed() {
    return applications.failed().map(war -> " " + war.path()).orElse("");
  }

  private void announce() {
    for (WarSpec war : applications.specs()) {
      for (String url : connectors.urls(war.contextPath())) {
        LOG.info("serving {} at {}{}", war.path(), url, applications.hosts(war));
      }
    }
    management.ifPresent(
        m ->
            LOG.info(
                "management at http://{}/console, /status, /metrics, /greenlets, /stalls, /leaks, /patches, /livez, /readyz",
                m.address()));
    LOG.info(
        "ready in {} s: Junicorn {} on Java {}, {} carriers, worker-connections {}",
        Math.round(lifecycle.uptimeSeconds() * 100) / 100.0,
        Version.current(),
        Runtime.version(),
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism(),
        settings.work().workerConnections());
    ClassArchive.complaint().ifPresent(LOG::info);
  }

  /** Lets {@link #awaitEnd} return; false when it had an end before. Any thread, any time. */
  synchronized boolean end() {
    boolean first = ended.getCount() > 0;
    ended.countDown();
    return first;
  }

  /** Returns when somebody wants the server to end. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  Reloads reloads() {
    return reloads;
  }

  WorkerConnections workerConnections() {
    return workerConnections;
  }

  /**
   * Serves on for {@code drain-delay}, drains for up to {@code graceful-timeout}, then stops. Not
   * ready from the beginning.
   */
  void stop() throws InterruptedException {
    if (!lifecycle.advanceTo(State.DRAINING)) {
      return;
    }
    reloads.end();
    // Before listeners take their time: from now on responses say Connection: close.
    handler.drain();
    listeners.draining();
    drain.awaitBalancers(settings.deadlines().drainDelay());
    connectors.stopAccepting();
    drain.run(settings.deadlines().gracefulTimeout());
    stopEverything();
    LOG.info("stopped");
  }

  /** Ends a drain that is under way, or makes the next one immediate. */
  void hurry() {
    drain.hurry();
  }

  private void stopEverything() {
    stop("the server and its web applications", server::stop);
    stop("sessions", sessions::close);
    stop("data sources", resources::close);
    management.ifPresent(m -> stop("the management port", m::stop));
    stop("the hub's monitor", stalls::stop);
    usage.stop();
    lifecycle.advanceTo(State.STOPPED);
    telemetry.close();
    deployer.close();
  }

  // For a limited time: requests that spin on every carrier would hold up the selectors, and the
  // process must end all the same.
  private static void stop(String what, OwnThread.Step part) {
    OwnThread.runWithin(STOP_LIMIT, "junicorn-stop", "the stop of " + what, part);
  }
}
