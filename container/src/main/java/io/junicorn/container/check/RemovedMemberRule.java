package io.junicorn.container.check;

import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds fields and methods that a class of the JDK no longer has, by looking into this very JDK.
 * Those that {@link CallRules} know are left to them.
 */
final class RemovedMemberRule implements Rule {
  static final String ID = "removed-method";

  private final Known known;
  private final Map<String, Boolean> there = new HashMap<>();

  RemovedMemberRule(Known known) {
    this.known = known;
  }

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    for (MemberRefEntry member : type.members()) {
      String owner = member.owner().asInternalName();
      if (owner.startsWith("java") || owner.startsWith("sun/") || owner.startsWith("org/")) {
        String name = member.name().stringValue();
        String descriptor = member.type().stringValue();
        boolean exists =
            there.computeIfAbsent(
                owner + " " + name + descriptor, k -> exists(owner, name, descriptor));
        if (!exists) {
          findings.add(
              ID,
              type.archive().own() ? Severity.ERROR : Severity.WARNING,
              advice(owner, name),
              place(type, owner, name, descriptor));
        }
      }
    }
  }

  private boolean exists(String owner, String name, String descriptor) {
    return !known.jdk().has(owner)
        || known.jdk().hasMember(owner, name, descriptor)
        || owner.startsWith("java/lang/Thread")
        // Bundled, and Java's own is not looked at first: the application's copy is loaded.
        || (known.types().contains(owner) && !known.isShadowed(owner));
  }

  private static Place place(ClassFileInWar type, String owner, String name, String descriptor) {
    return type.calls().stream()
        .filter(
            c -> c.owner().equals(owner) && c.name().equals(name) && c.type().equals(descriptor))
        .findFirst()
        .map(type::place)
        .orElseGet(type::place);
  }

  private static Advice advice(String owner, String name) {
    return new Advice(
        "uses " + ClassFileInWar.dotted(owner) + "." + name + ", which this Java does not have",
        "fails there with a NoSuchMethodError or NoSuchFieldError",
        "replace it, or take a newer version of the library");
  }
}
