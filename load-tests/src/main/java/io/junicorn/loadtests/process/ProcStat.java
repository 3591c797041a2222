package io.junicorn.loadtests.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux counts for some processes together, read from {@code /proc} (see proc(5)).
 *
 * @param cpuMicros user and system time since their start; the clock of {@code /proc} ticks every
 *     10 ms
 * @param switches context switches of their threads that live, voluntary and not
 * @param residentBytes resident memory
 * @param threads platform threads
 * @param openFiles open file descriptors
 */
public record ProcStat(
    long cpuMicros, long switches, long residentBytes, int threads, int openFiles) {
  private static final long TICK_MICROS = 10_000;
  private static final long PAGE_BYTES = 4_096;

  /** Sums over those that live. */
  public static ProcStat of(List<Long> pids) throws IOException {
    ProcStat sum = new ProcStat(0, 0, 0, 0, 0);
    for (long pid : pids) {
      Path proc = Path.of("/proc", Long.toString(pid));
      try {
        sum = sum.plus(read(proc));
      } catch (NoSuchFileException e) {
        if (Files.exists(proc)) {
          throw e;
        }
      }
    }
    return sum;
  }

  private static ProcStat read(Path proc) throws IOException {
    // The name in parentheses may hold anything; the fields are counted from behind it.
    String stat = text(proc.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    int threads = Integer.parseInt(fields[17]);
    long residentPages = Long.parseLong(text(proc.resolve("statm")).split(" ", -1)[1]);
    return new ProcStat(
        ticks * TICK_MICROS,
        switches(proc),
        residentPages * PAGE_BYTES,
        threads,
        count(proc.resolve("fd")));
  }

  private static long switches(Path proc) throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve("task"))) {
      for (Path task : tasks) {
        for (String line : text(task.resolve("status")).lines().toList()) {
          if (line.contains("ctxt_switches:")) {
            sum += Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
          }
        }
      }
    } catch (NoSuchFileException _) {
      // A thread ended while we read: it is not among those that live.
    }
    return sum;
  }

  private static int count(Path folder) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path _ : entries) {
        count++;
      }
    }
    return count;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private ProcStat plus(ProcStat other) {
    return new ProcStat(
        cpuMicros + other.cpuMicros,
        switches + other.switches,
        residentBytes + other.residentBytes,
        threads + other.threads,
        openFiles + other.openFiles);
  }
}
