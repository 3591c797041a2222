package io.junicorn.loadtests.server;

import java.util.ArrayList;
import java.util.List;

/** The flags that every JVM gets: what is compared is the server, not its flags. */
final class Jvm {
  private Jvm() {}

  static List<String> flags(Launch launch) {
    List<String> flags = new ArrayList<>(launch.flags().jvm());
    // Junicorn's launcher has it, so all have it.
    flags.add("-XX:+UseCompactObjectHeaders");
    flags.addAll(shared());
    return flags;
  }

  /** Those that Junicorn's launcher must be given, too. */
  static List<String> shared() {
    // The JDK's HTTP client keeps 5 connections to a host by default: with thousands of calls a
    // second the machine would run out of ports, whatever the server.
    return List.of("-Dhttp.maxConnections=5000");
  }
}
