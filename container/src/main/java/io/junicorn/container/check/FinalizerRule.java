package io.junicorn.container.check;

import java.lang.classfile.MethodModel;
import java.util.Set;

/** Finds overrides of {@code Object.finalize} in the application's own classes. */
final class FinalizerRule implements Rule {
  static final String ID = "finalizer";

  private static final Advice ADVICE =
      new Advice(
          "overrides finalize",
          "runs it as before, on the one finalizer thread of the JVM; a later Java will not",
          "close it with try-with-resources, or use a java.lang.ref.Cleaner");

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    if (!type.archive().own()) {
      return;
    }
    for (MethodModel method : type.model().methods()) {
      if (method.methodName().equalsString("finalize")
          && method.methodType().equalsString("()V")
          && method.code().isPresent()) {
        findings.add(ID, Severity.INFO, ADVICE, type.place("finalize"));
      }
    }
  }
}
