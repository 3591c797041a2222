package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds classes of the JDK that exist and are not for others. In a library that also asks for them
 * by name it may be one way of several, so it is no alarm.
 */
final class JdkInternalsRule implements Rule {
  static final String ID = "jdk-internal";

  private final Known known;
  private final List<Use> inArchive = new ArrayList<>();

  JdkInternalsRule(Known known) {
    this.known = known;
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    for (String name : type.types()) {
      if (name.indexOf('/') > 0
          && !known.types().contains(name)
          && known.jdk().has(name)
          && !known.jdk().exports(name)) {
        inArchive.add(new Use(name, type.placeOf(name)));
      }
    }
  }

  @Override
  public void look(Archive archive, Findings findings) {
    for (Use use : inArchive) {
      boolean optional = !archive.own() && archive.canDoWithout(ClassFileInWar.dotted(use.type));
      findings.add(
          ID,
          archive.own() ? Severity.ERROR : optional ? Severity.INFO : Severity.WARNING,
          advice(use.type, optional),
          use.place);
    }
    inArchive.clear();
  }

  private Advice advice(String name, boolean optional) {
    String type = ClassFileInWar.dotted(name);
    String packageName = type.substring(0, type.lastIndexOf('.'));
    return new Advice(
        "uses " + type + " inside the JDK" + (optional ? ", if it is allowed to" : ""),
        optional
            ? "runs it; the library looks first"
            : "fails there with an IllegalAccessError, unless the JVM is told to allow it",
        "take a newer version, or JUNICORN_JAVA_OPTS='--add-exports "
            + known.jdk().module(name)
            + "/"
            + packageName
            + "=ALL-UNNAMED'");
  }

  private record Use(String type, Place place) {}
}
