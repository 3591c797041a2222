package io.junicorn.loadtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts processes and ends all that are left, with their children, when it is closed or when the
 * JVM ends by a signal. Safe for use by several threads.
 */
public final class Processes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path logs;
  private final Set<ManagedProcess> running = ConcurrentHashMap.newKeySet();
  private final Thread hook = Thread.ofPlatform().name("end-processes").unstarted(this::endAll);
  private volatile boolean closed;

  /** Writes the output of each process to a file of its name in that folder. */
  public Processes(Path logs) {
    this.logs = logs;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a command.
   *
   * @param name of the log file; a second process of the same name gets a number
   * @param environment added to our own
   */
  public ManagedProcess start(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    if (closed) {
      throw new IOException("the bench is ending: " + name + " is not started any more");
    }
    Files.createDirectories(logs);
    Path log = freshLog(name);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Not what happens to be set here: only what the bench says.
    builder.environment().keySet().removeIf(Processes::wouldChangeServers);
    builder.environment().putAll(environment);
    builder.redirectOutput(log.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    long startedAt = System.nanoTime();
    ManagedProcess process = new ManagedProcess(name, builder.start(), log, startedAt);
    running.removeIf(other -> !other.isAlive());
    running.add(process);
    if (closed) {
      process.end(Duration.ZERO);
    }
    return process;
  }

  private static boolean wouldChangeServers(String variable) {
    return variable.startsWith("JUNICORN_")
        || variable.startsWith("LEGACY_")
        || variable.startsWith("GUNICORN_")
        || variable.endsWith("JAVA_OPTIONS")
        || variable.equals("JAVA_TOOL_OPTIONS");
  }

  private synchronized Path freshLog(String name) {
    Path log = logs.resolve(name + ".log");
    for (int number = 2; Files.exists(log); number++) {
      log = logs.resolve(name + "-" + number + ".log");
    }
    try {
      Files.createFile(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log;
  }

  /** Whether the bench was told to end. */
  public boolean isEnding() {
    return closed;
  }

  private void endAll() {
    closed = true;
    running.forEach(ManagedProcess::terminate);
    running.forEach(process -> process.end(PATIENCE));
  }

  @Override
  public void close() {
    endAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is ending: the hook runs already, and does the same.
    }
  }
}
