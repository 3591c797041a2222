package io.junicorn.loadtests.gatling;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What was counted, by the name of the requests: Gatling's report rounds to milliseconds and is
 * made for people. Latencies are counted from the moment a user starts. Safe for several threads.
 */
final class Tally {
  private final ConcurrentMap<String, Counts> counts = new ConcurrentHashMap<>();

  void answered(String name, long begun, boolean correct) {
    of(name).answered(begun, System.nanoTime(), correct);
  }

  void rejected(String name) {
    of(name).rejected();
  }

  private Counts of(String name) {
    return counts.computeIfAbsent(name, _ -> new Counts());
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    for (Map.Entry<String, Counts> entry : counts.entrySet()) {
      entry.getValue().write(entry.getKey() + ".", properties);
    }
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }
}
