package io.junicorn.loadtests.rolling;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * nginx, which asks nobody which servers are ready: {@link ReadyServers} tells it, by a new file
 * and a reload. Used by the thread of the run and by that of the watch.
 */
final class Nginx implements Proxy {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_NANOS = 20_000_000;

  private final Path program;
  private final Path folder;
  private final List<Slot> slots;
  private final Processes processes;
  private final int anyPort;
  private final int stickyPort;
  private final ManagedProcess process;
  private volatile Set<String> served;

  /** Starts it in a folder of its own, with all servers. */
  Nginx(Path program, Path folder, List<Slot> slots, Processes processes) throws IOException {
    this.program = program;
    this.folder = folder;
    this.slots = List.copyOf(slots);
    this.processes = processes;
    anyPort = Ports.free();
    stickyPort = anyPort + 1;
    Files.createDirectories(folder.resolve("logs"));
    Files.createDirectories(folder.resolve("temp"));
    Files.writeString(
        folder.resolve("nginx.conf"),
        ConfigFile.of("nginx.conf", slots, anyPort, stickyPort)
            // Not the folders of the machine's own nginx.
            .with("access_log off;", "access_log off;" + tempFolders())
            .toString());
    served = Set.copyOf(slots.stream().map(Slot::name).toList());
    writeServers(served);
    process = processes.start("nginx", command(), Map.of());
  }

  private static String tempFolders() {
    StringBuilder lines = new StringBuilder();
    for (String what : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      lines.append("\n    ").append(what).append("_temp_path temp/").append(what).append(';');
    }
    return lines.toString();
  }

  private List<String> command(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-p",
                folder.toString(),
                "-e",
                "logs/error.log",
                "-c",
                "nginx.conf",
                "-g",
                // Its workers read the folder, which is ours alone.
                "daemon off; user " + System.getProperty("user.name") + ";"));
    command.addAll(List.of(more));
    return command;
  }

  private void writeServers(Set<String> names) throws IOException {
    Files.writeString(folder.resolve("servers.conf"), servers(slots, names));
  }

  /** The file with the servers that are ready: for any session, and for those of each node. */
  static String servers(List<Slot> slots, Set<String> ready) {
    StringBuilder file = new StringBuilder();
    upstream(file, "any", "any", slots, ready);
    for (Slot own : slots) {
      upstream(
          file.append('\n'),
          own.name(),
          ready.contains(own.name()) ? own.name() : "any",
          slots,
          ready);
    }
    return file.toString();
  }

  private static void upstream(
      StringBuilder file, String name, String preferred, List<Slot> slots, Set<String> ready) {
    file.append("upstream ").append(name).append(" {\n");
    for (Slot slot : slots) {
      if (ready.contains(slot.name())) {
        boolean backup = !preferred.equals("any") && !preferred.equals(slot.name());
        file.append("    server ").append(slot.address()).append(backup ? " backup;\n" : ";\n");
      }
    }
    file.append("    keepalive 32;\n}\n");
  }

  /** Serves by these servers from now on: returns when the workers that know no other do so. */
  void serveBy(Set<String> names) throws IOException {
    Set<Long> before = workers();
    writeServers(names);
    ManagedProcess reload = processes.start("nginx-reload", command("-s", "reload"), Map.of());
    if (!reload.waitFor(PATIENCE) || reload.exitCode() != 0) {
      throw new IOException("nginx -s reload: " + reload.tail());
    }
    long begun = System.nanoTime();
    while (!isReplaced(before)) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException("nginx does not reload: " + log());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    served = Set.copyOf(names);
  }

  private boolean isReplaced(Set<Long> before) throws IOException {
    Set<Long> now = workers();
    boolean newOnes = now.stream().anyMatch(pid -> !before.contains(pid));
    now.retainAll(before);
    return newOnes && now.isEmpty();
  }

  /** Processes that accept connections: those of an old configuration say that they shut down. */
  private Set<Long> workers() throws IOException {
    Set<Long> workers = new HashSet<>();
    for (long pid : process.pids()) {
      String title = title(pid);
      if (title.startsWith("nginx: worker process") && !title.contains("shutting down")) {
        workers.add(pid);
      }
    }
    return workers;
  }

  private static String title(long pid) throws IOException {
    Path file = Path.of("/proc", Long.toString(pid), "cmdline");
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      if (Files.exists(file.getParent())) {
        throw e;
      }
      return "";
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("logs/error.log"));
  }

  @Override
  public int anyPort() {
    return anyPort;
  }

  @Override
  public int stickyPort() {
    return stickyPort;
  }

  @Override
  public void await(Set<String> names) throws IOException {
    long begun = System.nanoTime();
    while (!served.equals(names) || workers().isEmpty()) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException(
            "nginx does not pass requests to " + names + ": " + process.tail() + log());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  @Override
  public void close() {
    process.end(PATIENCE);
  }
}
