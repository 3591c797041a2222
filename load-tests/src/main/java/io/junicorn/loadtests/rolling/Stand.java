package io.junicorn.loadtests.rolling;

import io.junicorn.loadtests.process.Processes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two servers with their sessions in one PostgreSQL, behind a proxy: all of them child processes.
 * For one thread.
 */
final class Stand implements AutoCloseable {
  private static final List<String> NAMES = List.of("one", "two");

  private final ProxyKind kind;
  private final Deployment deployment;
  private final List<String> flags;
  private final List<Slot> slots = new ArrayList<>();
  private final TreeMap<String, Replica> replicas = new TreeMap<>();
  private final Processes processes;
  private final EmbeddedPostgres postgres;
  private @Nullable Proxy proxy;
  private @Nullable ReadyServers watch;

  /**
   * Starts them.
   *
   * @param flags of the servers, besides what they need here
   * @param folder for logs and configuration
   */
  Stand(ProxyKind kind, Deployment deployment, List<String> flags, Path folder) throws IOException {
    this.kind = kind;
    this.deployment = deployment;
    this.flags = List.copyOf(flags);
    for (String name : NAMES) {
      slots.add(Slot.free(name));
    }
    processes = new Processes(folder.resolve("logs"));
    postgres = EmbeddedPostgres.start();
    try {
      for (Slot slot : slots) {
        begin(slot);
      }
      for (Slot slot : slots) {
        replica(slot).awaitReady();
      }
      startProxy(folder.resolve("proxy"));
    } catch (IOException | RuntimeException e) {
      try {
        close();
      } catch (IOException | RuntimeException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
  }

  private void startProxy(Path folder) throws IOException {
    Path program = kind.find().orElseThrow(() -> new IOException("no " + kind.program()));
    switch (kind) {
      case HAPROXY -> proxy = new HaProxy(program, folder, slots, processes);
      case NGINX -> {
        Nginx nginx = new Nginx(program, folder, slots, processes);
        proxy = nginx;
        watch = ReadyServers.watch(slots, nginx);
      }
      case NGINX_UNTOLD -> proxy = new Nginx(program, folder, slots, processes);
    }
    awaitAll();
  }

  /** Starts a server in a slot that is free; it is not ready yet. */
  Replica begin(Slot slot) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--bind",
                slot.address(),
                "--management",
                "127.0.0.1:" + slot.managementPort(),
                "--node-name",
                slot.name(),
                "--session-store",
                "jdbc",
                "--session-datasource",
                "sessions"));
    Collections.addAll(all, "--set", "datasource.sessions.url=" + jdbcUrl());
    Collections.addAll(all, "--set", "datasource.sessions.maximum-pool-size=10");
    all.addAll(flags);
    Replica replica =
        new Replica(
            slot,
            deployment,
            processes.start(slot.name(), deployment.command(slot, all), deployment.environment()));
    replicas.put(slot.name(), replica);
    return replica;
  }

  private String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** The places of the servers, in the order in which they are replaced. */
  List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** The server in that slot. */
  Replica replica(Slot slot) {
    Replica replica = replicas.get(slot.name());
    if (replica == null) {
      throw new IllegalArgumentException("nobody is in " + slot);
    }
    return replica;
  }

  /** What it stands behind. */
  ProxyKind kind() {
    return kind;
  }

  /** The port where any server answers. */
  Entry anyEntry() {
    return kind.entry(proxy().anyPort());
  }

  /** The port where the server answers whose node name the session's id ends with. */
  Entry stickyEntry() {
    return kind.entry(proxy().stickyPort());
  }

  private Proxy proxy() {
    Proxy started = proxy;
    if (started == null) {
      throw new IllegalStateException("there is no proxy yet");
    }
    return started;
  }

  /** Waits until the proxy passes requests to all servers. */
  void awaitAll() throws IOException {
    try {
      proxy().await(Set.copyOf(NAMES));
    } catch (IOException e) {
      if (watch != null) {
        watch.failure().ifPresent(e::addSuppressed);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    ReadyServers watching = watch;
    Proxy proxying = proxy;
    try (postgres;
        processes;
        proxying;
        watching) {
      // Each is closed, the last one first, whatever becomes of the others.
    }
  }
}
