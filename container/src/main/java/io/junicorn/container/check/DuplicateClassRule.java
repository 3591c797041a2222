package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds classes that two archives have, and not the same. Which one is loaded depends on the order
 * of the jars; {@code WEB-INF/classes} always wins (Servlet 6.0, section 10.5).
 */
final class DuplicateClassRule implements Rule {
  static final String ID = "duplicate-class";

  private final Map<String, Copy> first = new HashMap<>();
  private final List<Duplicate> duplicates = new ArrayList<>();

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    Copy before = first.putIfAbsent(type.name(), new Copy(type.archive(), type.checksum()));
    if (before != null && before.checksum != type.checksum()) {
      duplicates.add(new Duplicate(type.name(), before.archive, type.place()));
    }
  }

  @Override
  public void look(War war, Findings findings) {
    for (Duplicate one : duplicates) {
      if (!isOfServer(one.type, war)) {
        boolean replaced = one.before.own();
        findings.add(
            ID,
            replaced ? Severity.INFO : Severity.WARNING,
            advice(one.before.name(), replaced),
            one.place);
      }
    }
  }

  /** Whatever a WAR brings of these, the copy of the environment is loaded. */
  private static boolean isOfServer(String name, War war) {
    return (name.startsWith("javax/") || name.startsWith("jakarta/"))
        && war.server().types().contains(name);
  }

  private static Advice advice(String before, boolean replaced) {
    return new Advice(
        "has other versions of classes that are in " + before,
        replaced
            ? "loads the application's own, as every servlet container does"
            : "loads one of the two, by the order of the jars; another server may choose the other",
        replaced ? "nothing, if it is meant" : "keep one of the two");
  }

  private record Copy(Archive archive, long checksum) {}

  private record Duplicate(String type, Archive before, Place place) {}
}
