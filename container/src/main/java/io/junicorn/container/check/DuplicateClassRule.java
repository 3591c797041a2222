package io.junicorn.container.check;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds classes that two archives have, and not the same. Which one is loaded depends on the order
 * of the jars; {@code WEB-INF/classes} always wins (Servlet 6.0, section 10.5).
 */
final class DuplicateClassRule implements Rule {
  static final String ID = "duplicate-class";

  private final Known known;
  private final Map<String, Copy> first = new HashMap<>();

  DuplicateClassRule(Known known) {
    this.known = known;
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    Copy copy = new Copy(type.archive(), type.checksum());
    Copy before = first.putIfAbsent(type.name(), copy);
    if (before == null || before.checksum == copy.checksum || isOfServer(type.name())) {
      return;
    }
    boolean replaced = before.archive.own();
    findings.add(
        ID,
        replaced ? Severity.INFO : Severity.WARNING,
        new Advice(
            "has other versions of classes that are in " + before.archive.name(),
            replaced
                ? "loads the application's own, as every servlet container does"
                : "loads those of the first jar by name, as far as the order of a folder is known",
            replaced ? "nothing, if it is meant" : "keep one of the two"),
        type.place());
  }

  /** Whatever a WAR brings of these, the copy of Java or of the environment is loaded. */
  private boolean isOfServer(String name) {
    return known.jdk().has(name)
        || name.startsWith("javax/servlet/")
        || name.startsWith("jakarta/servlet/");
  }

  private record Copy(Archive archive, long checksum) {}
}
