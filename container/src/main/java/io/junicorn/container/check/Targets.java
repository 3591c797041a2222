package io.junicorn.container.check;

import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.Collections;
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

  /** Whether a class refers to one, which is cheaper to ask than for its calls. */
  boolean mayBeIn(ClassFileInWar type) {
    if (Collections.disjoint(names.keySet(), type.owners())) {
      return false;
    }
    for (MemberRefEntry member : type.members()) {
      Set<String> wanted = names.get(member.owner().asInternalName());
      if (wanted != null && matches(wanted, member.name().stringValue())) {
        return true;
      }
    }
    return false;
  }

  boolean has(Call call) {
    Set<String> wanted = names.get(call.owner());
    return wanted != null && matches(wanted, call.name());
  }

  private static boolean matches(Set<String> wanted, String name) {
    return wanted.contains(name) || wanted.stream().anyMatch(w -> isPrefix(w, name));
  }

  private static boolean isPrefix(String wanted, String name) {
    return wanted.endsWith("*") && name.startsWith(wanted.substring(0, wanted.length() - 1));
  }
}
