package io.junicorn.container.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Methods that somebody looks for, as {@code java/lang/Thread.sleep} or, for all that begin so,
 * {@code java/nio/file/Files.new*}.
 */
final class Targets {
  private final Map<String, Set<String>> names = new HashMap<>();

  private Targets() {}

  static Targets of(String... targets) {
    Targets all = new Targets();
    for (String target : targets) {
      int dot = target.lastIndexOf('.');
      all.names
          .computeIfAbsent(target.substring(0, dot), k -> new HashSet<>())
          .add(target.substring(dot + 1));
    }
    return all;
  }

  /** Whether a class can call one, which is cheaper to ask than the calls. */
  boolean mayBeIn(ClassFileInWar type) {
    return names.keySet().stream().anyMatch(type.owners()::contains);
  }

  boolean has(Call call) {
    Set<String> wanted = names.get(call.owner());
    return wanted != null && wanted.stream().anyMatch(w -> matches(w, call.name()));
  }

  private static boolean matches(String wanted, String name) {
    return wanted.endsWith("*")
        ? name.startsWith(wanted.substring(0, wanted.length() - 1))
        : name.equals(wanted);
  }
}
