package io.junicorn.loadtests.server;

import java.util.List;

/**
 * What is added to the commands of servers.
 *
 * @param jvm for every JVM
 * @param junicorn for Junicorn alone, such as its admission limits
 */
public record Flags(List<String> jvm, List<String> junicorn) {
  /** Copies the lists. */
  public Flags {
    jvm = List.copyOf(jvm);
    junicorn = List.copyOf(junicorn);
  }
}
