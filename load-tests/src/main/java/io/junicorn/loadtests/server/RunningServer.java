package io.junicorn.loadtests.server;

import io.junicorn.loadtests.drive.Expected;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.process.JvmProbe;
import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.process.ProcStat;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A server at work. Used by one thread, but for {@link #stat()}. */
public final class RunningServer implements AutoCloseable {
  /** What every server answers to {@code /hello}. */
  public static final Expected HELLO = Expected.exactly("Hello, world!\n");

  static final Target FIRST = new Target("/hello", HELLO);

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int ANSWER_MILLIS = 10_000;

  private final Peer peer;
  private final Launch launch;
  private final ManagedProcess process;
  private final double startMillis;
  private @Nullable JvmProbe jvm;

  private RunningServer(Peer peer, Launch launch, ManagedProcess process, double startMillis) {
    this.peer = peer;
    this.launch = launch;
    this.process = process;
    this.startMillis = startMillis;
  }

  /** Starts it and waits for its first right answer. */
  public static RunningServer start(Processes processes, Peer peer, Launch launch)
      throws IOException, ServerFailure {
    if (Ports.isTaken(launch.port())) {
      throw new ServerFailure("port " + launch.port() + " is taken by somebody else");
    }
    Map<String, String> environment = new HashMap<>(peer.environment(launch));
    environment.putAll(launch.environment());
    ManagedProcess process = processes.start(peer.id(), peer.command(launch), environment);
    boolean ready = false;
    try {
      String wrong = awaitFirstAnswer(process, launch);
      if (!wrong.isEmpty()) {
        throw new ServerFailure(launch.first().path() + " is answered wrongly: " + shorten(wrong));
      }
      ready = true;
      double millis = (System.nanoTime() - process.startedAt()) / 1e6;
      return new RunningServer(peer, launch, process, millis);
    } finally {
      if (!ready) {
        process.end(Duration.ofSeconds(2));
      }
    }
  }

  private static String awaitFirstAnswer(ManagedProcess process, Launch launch)
      throws ServerFailure {
    long deadline = process.startedAt() + START_LIMIT.toNanos();
    String last = "no connection";
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new ServerFailure(
            "it ended with " + process.exitCode() + " while starting: " + process.tail());
      }
      try {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        int millis = (int) Math.max(1, Math.min(ANSWER_MILLIS, left));
        return ask(launch, millis);
      } catch (IOException e) {
        last = e.toString();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new ServerFailure(
        "no answer within "
            + START_LIMIT.toSeconds()
            + " s of its start ("
            + last
            + "): "
            + process.tail());
  }

  private static String ask(Launch launch, int millis) throws IOException {
    Target first = launch.first();
    return Probe.ask(launch.protocol(), launch.port(), first.path(), first.expected(), millis);
  }

  private static String shorten(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }

  /** Whose process it is. */
  public Peer peer() {
    return peer;
  }

  /** How it was started. */
  public Launch launch() {
    return launch;
  }

  /** Where it listens. */
  public int port() {
    return launch.port();
  }

  /** Its address up to the path. */
  public String origin() {
    return launch.protocol().scheme() + "://127.0.0.1:" + port();
  }

  /** From the command to the first right answer. */
  public double startMillis() {
    return startMillis;
  }

  /** What the system counts for its processes. Any thread may ask. */
  public ProcStat stat() throws IOException {
    return ProcStat.of(process.pids());
  }

  /** Its JVM, if it is one; attached to when first asked for. */
  public Optional<JvmProbe> jvm() throws IOException {
    if (!peer.isJvm()) {
      return Optional.empty();
    }
    JvmProbe probe = jvm;
    if (probe == null) {
      probe = JvmProbe.attach(process.pid());
      jvm = probe;
    }
    return Optional.of(probe);
  }

  /** Fails when it has died, or answers wrongly or not at all. */
  public void check() throws ServerFailure {
    if (!process.isAlive()) {
      throw new ServerFailure("it died with " + process.exitCode() + ": " + process.tail());
    }
    String wrong;
    try {
      wrong = ask(launch, ANSWER_MILLIS);
    } catch (IOException e) {
      throw new ServerFailure("it does not answer any more: " + e);
    }
    if (!wrong.isEmpty()) {
      throw new ServerFailure(
          launch.first().path() + " is answered wrongly now: " + shorten(wrong));
    }
  }

  /** Sends TERM. */
  public void terminate() {
    process.terminate();
  }

  /** Waits for its end after {@link #terminate()}. */
  public boolean awaitEnd(Duration limit) {
    return process.waitFor(limit);
  }

  /** The port of Junicorn's metrics; empty for the others, which have none. */
  public Optional<Integer> managementPort() {
    return peer instanceof JunicornPeer
        ? Optional.of(JunicornPeer.managementPort(launch))
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    JvmProbe probe = jvm;
    if (probe != null) {
      jvm = null;
      try {
        probe.close();
      } catch (IOException _) {
        // It died: there is nothing to let go of.
      }
    }
    process.end(Duration.ofMillis(500));
  }
}
