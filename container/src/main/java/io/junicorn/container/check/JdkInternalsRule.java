package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds classes of the JDK that exist and are not for others. In a library it is an alarm when much
 * of it needs them, and it does not ask for them by name before.
 */
final class JdkInternalsRule implements Rule {
  static final String ID = "jdk-internal";

  private final Known known;
  private final List<Place> places = new ArrayList<>();
  private final Set<String> packages = new TreeSet<>();
  private final Set<String> types = new TreeSet<>();
  private Share share = new Share();

  JdkInternalsRule(Known known) {
    this.known = known;
  }

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    for (String name : type.types()) {
      if (name.indexOf('/') > 0
          && !known.types().contains(name)
          && known.jdk().has(name)
          && !known.jdk().exports(name)) {
        places.add(type.placeOf(name));
        packages.add(known.jdk().module(name) + "/" + packageOf(name));
        share.add(type.name());
        types.add(ClassFileInWar.dotted(name));
      }
    }
  }

  private static String packageOf(String name) {
    return ClassFileInWar.dotted(name.substring(0, name.lastIndexOf('/')));
  }

  @Override
  public void look(Archive archive, Findings findings) {
    boolean much = share.isMuchOf(archive) && types.stream().noneMatch(archive::asksFor);
    Severity severity = archive.own() ? Severity.ERROR : much ? Severity.WARNING : Severity.INFO;
    for (Place place : places) {
      findings.add(ID, severity, advice(archive.own() || much), place);
    }
    places.clear();
    packages.clear();
    share = new Share();
    types.clear();
  }

  private Advice advice(boolean alarm) {
    return new Advice(
        "uses "
            + (alarm ? "" : "in a few classes ")
            + "packages inside the JDK ("
            + String.join(", ", packages)
            + ")",
        "fails there with an IllegalAccessError, unless the JVM is told to allow it",
        "take a newer version, or JUNICORN_JAVA_OPTS='"
            + packages.stream()
                .map(p -> "--add-exports " + p + "=ALL-UNNAMED")
                .collect(Collectors.joining(" "))
            + "'");
  }
}
