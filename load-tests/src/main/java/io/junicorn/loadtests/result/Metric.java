package io.junicorn.loadtests.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** A figure that a round of a scene yields, with its unit and which way is better. */
public enum Metric {
  REQUESTS_PER_SECOND(
      "requests-per-second", "requests/s", "correct answers a second", Better.HIGHER, 0),
  CPU_PER_REQUEST(
      "cpu-us-per-request",
      "CPU us",
      "server CPU (user + system) for each correct answer",
      Better.LOWER,
      1),
  P50("p50-ms", "p50 ms", "half of the answers came within", Better.LOWER, 2),
  P99("p99-ms", "p99 ms", "99 % of the answers came within", Better.LOWER, 2),
  P999("p999-ms", "p99.9 ms", "99.9 % of the answers came within", Better.LOWER, 2),
  MAX("max-ms", "max ms", "the longest wait for an answer", Better.LOWER, 1),
  ERRORS("errors", "errors", "answers that were wrong, late or never came", Better.LOWER, 0),
  REJECTED("rejected", "503s", "requests refused at once with 503", Better.NEITHER, 0),
  ANSWERED("answered", "answered", "requests with the correct answer", Better.HIGHER, 0),
  TOTAL_SECONDS("total-s", "total s", "from the first request to the last answer", Better.LOWER, 2),
  SWITCHES_PER_REQUEST(
      "switches-per-request",
      "switches",
      "context switches of the server's threads for each answer",
      Better.LOWER,
      2),
  ALLOCATED_PER_REQUEST(
      "allocated-bytes-per-request",
      "allocated B",
      "bytes allocated on the heap for each answer",
      Better.LOWER,
      0),
  HEAP_AFTER_GC("heap-mb", "heap MB", "heap in use after a full collection", Better.LOWER, 1),
  RESIDENT(
      "resident-mb", "resident MB", "resident memory of the server's processes", Better.LOWER, 0),
  THREADS("threads", "threads", "platform threads of the server's processes", Better.LOWER, 0),
  OPEN_FILES(
      "open-files",
      "open files",
      "open file descriptors of the server's processes",
      Better.NEITHER,
      0),
  HEAP_PER_HELD(
      "heap-kb-per-held",
      "heap KB each",
      "heap for each request or connection held, after full collections before and during",
      Better.LOWER,
      2),
  RESIDENT_PER_HELD(
      "resident-kb-per-held",
      "resident KB each",
      "growth of resident memory for each request or connection held",
      Better.LOWER,
      1),
  HELD("held", "held", "requests or connections held at the moment of measuring", Better.HIGHER, 0),
  START_MS("start-ms", "start ms", "from the command to the first correct answer", Better.LOWER, 0),
  DRAIN_MS("drain-ms", "drain ms", "from TERM to the end of the process", Better.NEITHER, 0),
  METRICS_MS("metrics-ms", "/metrics ms", "time of a scrape meanwhile", Better.LOWER, 1),
  UPSTREAM_CPU(
      "upstream-cpu-percent",
      "upstream CPU %",
      "CPU of the upstream's process, of one core",
      Better.NEITHER,
      0),
  GOODPUT_OF_PEAK(
      "goodput-percent",
      "of peak %",
      "correct answers a second, of those at the peak without overload",
      Better.HIGHER,
      1),
  P99_OF_UNLOADED(
      "p99-times-unloaded",
      "p99 x",
      "p99 of the answers given, in times of the unloaded one",
      Better.LOWER,
      2),
  CREATE_US("create-us", "create us", "time to start and join one", Better.LOWER, 2),
  MEMORY_EACH(
      "memory-kb-each", "KB each", "resident memory for each one that waits", Better.LOWER, 2),
  HEAP_GROWTH(
      "heap-growth-mb",
      "heap growth MB",
      "heap after a full collection, end against the first tenth",
      Better.LOWER,
      1),
  RESIDENT_GROWTH(
      "resident-growth-mb",
      "resident growth MB",
      "resident memory, end against the first tenth",
      Better.LOWER,
      0),
  THREAD_GROWTH(
      "thread-growth",
      "thread growth",
      "platform threads, end against the first tenth",
      Better.LOWER,
      0),
  FILE_GROWTH(
      "file-growth", "file growth", "open files, end against the first tenth", Better.LOWER, 0);

  /** Which way is better. */
  public enum Better {
    HIGHER,
    LOWER,
    /** Told, not judged. */
    NEITHER
  }

  private final String key;
  private final String label;
  private final String meaning;
  private final Better better;
  private final int decimals;

  Metric(String key, String label, String meaning, Better better, int decimals) {
    this.key = key;
    this.label = label;
    this.meaning = meaning;
    this.better = better;
    this.decimals = decimals;
  }

  /** The name in result files. */
  @JsonValue
  public String key() {
    return key;
  }

  /** The head of a column, with the unit. */
  public String label() {
    return label;
  }

  /** What the figure is, for people. */
  public String meaning() {
    return meaning;
  }

  /** Which way is better. */
  public Better better() {
    return better;
  }

  /** Digits after the point that mean something. */
  public int decimals() {
    return decimals;
  }

  /** The metric of that name in a result file. */
  @JsonCreator
  public static Metric of(String key) {
    return Arrays.stream(values())
        .filter(metric -> metric.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such metric: " + key));
  }
}
