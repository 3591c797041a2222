package io.junicorn.container.check;

import io.junicorn.container.deploy.MissingApi;
import java.lang.classfile.Attributes;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds classes that the application's own classes refer to and that are nowhere. What bundled
 * libraries miss is no finding: much of what they can work with is meant to be absent.
 */
final class MissingClassRule implements Rule {
  static final String ID = "missing-class";

  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+)[;<]");

  private final Known known;
  private final List<Missing> missing = new ArrayList<>();

  MissingClassRule(Known known) {
    this.known = known;
  }

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    if (!type.archive().own()) {
      return;
    }
    Set<String> names = new HashSet<>(type.types());
    names.removeAll(notedOnly(type));
    for (FieldModel field : type.model().fields()) {
      addTypes(field.fieldType().stringValue(), names);
    }
    for (MethodModel method : type.model().methods()) {
      addTypes(method.methodType().stringValue(), names);
    }
    for (String name : names) {
      if (!known.has(name)) {
        missing.add(new Missing(name, type.placeOf(name), catchesErrors(type)));
      }
    }
  }

  /** Compilers note inner classes, and what they are nested in, also where code never goes. */
  private static Set<String> notedOnly(ClassFileInWar type) {
    Set<String> noted = new HashSet<>();
    type.model()
        .findAttribute(Attributes.innerClasses())
        .ifPresent(
            attribute -> {
              for (InnerClassInfo inner : attribute.classes()) {
                noted.add(inner.innerClass().asInternalName());
                inner.outerClass().ifPresent(outer -> noted.add(outer.asInternalName()));
              }
            });
    noted.removeAll(type.owners());
    type.model().superclass().ifPresent(above -> noted.remove(above.asInternalName()));
    type.model().interfaces().forEach(above -> noted.remove(above.asInternalName()));
    return noted;
  }

  private static void addTypes(String descriptor, Set<String> names) {
    Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }

  private static boolean catchesErrors(ClassFileInWar type) {
    return type.types().contains("java/lang/NoClassDefFoundError")
        || type.types().contains("java/lang/LinkageError");
  }

  @Override
  public void look(War war, Findings findings) {
    for (Missing one : missing) {
      if (!war.has(one.type)) {
        String name = ClassFileInWar.dotted(one.type);
        boolean optional = one.guarded || war.archives().getFirst().asksFor(name);
        findings.add(
            ID, optional ? Severity.INFO : Severity.ERROR, advice(name, optional), one.place);
      }
    }
  }

  static Advice advice(String name, boolean optional) {
    String hint = MissingApi.hint(name);
    return new Advice(
        "needs " + name + ", which is nowhere",
        optional
            ? "runs it; the code looks first whether the class is there"
            : "fails with a NoClassDefFoundError where the class is needed",
        hint.isEmpty()
            ? "add the library that has it to WEB-INF/lib or shared-lib"
            : hint.substring(2));
  }

  private record Missing(String type, Place place, boolean guarded) {}
}
