package io.junicorn.loadtests.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
  private static final long KILO_BYTES = 1_024;

  /** Sums over those that live. */
  public static ProcStat of(List<Long> pids) throws IOException {
    ProcStat sum = new ProcStat(0, 0, 0, 0, 0);
    for (long pid : pids) {
      Path proc = Path.of("/proc", Long.toString(pid));
      try {
        sum = sum.plus(read(proc));
      } catch (IOException e) {
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
    long ticks = 0;
    // Its own user and system time, and that of its children that ended.
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    int threads = Integer.parseInt(fields[17]);
    return new ProcStat(
        ticks * TICK_MICROS,
        switches(proc),
        value(text(proc.resolve("status")), "VmRSS:") * KILO_BYTES,
        threads,
        count(proc.resolve("fd")));
  }

  private static long switches(Path proc) throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve("task"))) {
      for (Path task : tasks) {
        try {
          String status = text(task.resolve("status"));
          sum += value(status, "voluntary_ctxt_switches:");
          sum += value(status, "nonvoluntary_ctxt_switches:");
        } catch (IOException e) {
          if (Files.exists(task)) {
            throw e;
          }
          // The thread ended while we read: it is not among those that live.
        }
      }
    }
    return sum;
  }

  /** The number in a line of {@code status}; 0 when it has no such line, as that of a zombie. */
  private static long value(String status, String key) {
    return status
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
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
