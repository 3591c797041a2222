package io.junicorn.loadtests.company;

import io.junicorn.loadtests.Upstream;
import io.junicorn.loadtests.drive.Expected;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.process.ProcStat;
import io.junicorn.loadtests.process.Processes;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Probe;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What the application talks to: an upstream and a PostgreSQL, started when first asked for. */
public final class Company implements AutoCloseable {
  private static final Expected OK = Expected.exactly("ok\n");

  private final Processes processes;
  private final Home home;
  private @Nullable ManagedProcess upstream;
  private int upstreamPort;
  private @Nullable EmbeddedPostgres postgres;

  public Company(Processes processes, Home home) {
    this.processes = processes;
    this.home = home;
  }

  /** The port of the upstream, a process of its own. */
  public int upstreamPort() throws IOException, LoadFailure {
    if (upstream == null || !upstream.isAlive()) {
      upstreamPort = Ports.free();
      upstream =
          processes.start(
              "upstream",
              List.of(
                  Home.java(),
                  "-Xmx1g",
                  "-cp",
                  home.ownClassPath(),
                  Upstream.class.getName(),
                  Integer.toString(upstreamPort)),
              Map.of());
      await(upstream);
    }
    return upstreamPort;
  }

  private void await(ManagedProcess process) throws LoadFailure {
    for (int i = 0; i < 500; i++) {
      try {
        if (Probe.ask(upstreamPort, "/?ms=0", OK, 1_000).isEmpty()) {
          return;
        }
      } catch (IOException _) {
        LockSupport.parkNanos(20_000_000);
      }
    }
    throw new LoadFailure("the upstream does not start: " + process.tail());
  }

  /** CPU of the upstream so far. */
  public long upstreamCpuMicros() throws IOException {
    return upstream == null ? 0 : ProcStat.of(upstream.pids()).cpuMicros();
  }

  /** The application's environment for what a scene needs: upstream, database, both or neither. */
  public Map<String, String> environment(Set<Feature> needs) throws IOException, LoadFailure {
    Map<String, String> environment = new HashMap<>();
    if (needs.contains(Feature.UPSTREAM)) {
      environment.put("LEGACY_UPSTREAM", "http://127.0.0.1:" + upstreamPort() + "/");
    }
    if (needs.contains(Feature.JDBC)) {
      environment.putAll(databaseEnvironment(databasePort()));
    }
    return environment;
  }

  /** The port of a PostgreSQL of its own, whose data go when the bench ends. */
  public int databasePort() throws LoadFailure {
    if (postgres == null) {
      try {
        postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "400").start();
      } catch (IOException e) {
        throw new LoadFailure("PostgreSQL does not start: " + e);
      }
    }
    return postgres.getPort();
  }

  /** The application's environment for the database, reached at that port. */
  public static Map<String, String> databaseEnvironment(int port) {
    return Map.of(
        "LEGACY_JDBC_URL",
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "LEGACY_JDBC_USER",
        "postgres",
        "LEGACY_JDBC_PASSWORD",
        "postgres");
  }

  @Override
  public void close() throws IOException {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }
}
