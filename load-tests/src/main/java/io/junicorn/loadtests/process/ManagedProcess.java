package io.junicorn.loadtests.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process that the bench started, with its children and its log. Safe for several threads. */
public final class ManagedProcess {
  private static final int TAIL_LINES = 12;

  private final String name;
  private final Process process;
  private final Path log;
  private final long startedAt;

  ManagedProcess(String name, Process process, Path log, long startedAt) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.startedAt = startedAt;
  }

  /** The name that it was started by. */
  public String name() {
    return name;
  }

  /** The id of the process itself. */
  public long pid() {
    return process.pid();
  }

  /** {@link System#nanoTime()} just before it was started. */
  public long startedAt() {
    return startedAt;
  }

  /** Ids of the process and all its descendants that live. */
  public List<Long> pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Whether the process itself lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Sends TERM. */
  public void terminate() {
    process.destroy();
  }

  /**
   * Sends TERM, waits, and kills what is left, children included.
   *
   * @return whether it ended by itself within that time
   */
  public boolean end(Duration patience) {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroy();
    boolean ended = waitFor(patience);
    family.forEach(ProcessHandle::destroyForcibly);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    return waitFor(Duration.ofSeconds(10)) && ended;
  }

  /** Waits for the end; false when it still lives after that time. */
  public boolean waitFor(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The exit code of a process that has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** The file with all that it wrote. */
  public Path log() {
    return log;
  }

  /** What it wrote, as text. */
  public String output() throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /** The last lines it wrote, on one line, for messages. */
  public String tail() {
    try {
      List<String> lines = output().lines().filter(line -> !line.isBlank()).toList();
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "its log " + log + " cannot be read: " + e;
    }
  }
}
