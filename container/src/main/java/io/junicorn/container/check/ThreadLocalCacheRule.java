package io.junicorn.container.check;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.Set;

/**
 * Finds values that are made once for each thread and kept: a static field set to {@code
 * ThreadLocal.withInitial}, or a subclass that overrides {@code initialValue}. One that is only set
 * and read within a request is no cache.
 */
final class ThreadLocalCacheRule implements Rule {
  static final String ID = "thread-local-cache";

  private static final String THREAD_LOCAL = "java/lang/ThreadLocal";

  private static final Advice ADVICE =
      new Advice(
          "keeps a value for each thread",
          "starts a fresh greenlet for each request, so each request that uses it makes its own"
              + " value, and none is left behind",
          "nothing if the value is small; for large buffers or costly objects use a pool, or one"
              + " that all threads can share");

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    ClassModel model = type.model();
    if (extendsThreadLocal(model)) {
      for (MethodModel method : model.methods()) {
        if (method.methodName().equalsString("initialValue")
            && method.methodType().equalsString("()Ljava/lang/Object;")) {
          findings.add(ID, Severity.INFO, ADVICE, type.place("initialValue"));
        }
      }
    }
    if (type.owners().contains(THREAD_LOCAL)) {
      for (MethodModel method : model.methods()) {
        if (method.methodName().equalsString("<clinit>")) {
          lookAtFields(type, method, findings);
        }
      }
    }
  }

  private static boolean extendsThreadLocal(ClassModel model) {
    return model
        .superclass()
        .filter(
            s ->
                s.name().equalsString(THREAD_LOCAL)
                    || s.name().equalsString("java/lang/InheritableThreadLocal"))
        .isPresent();
  }

  private static void lookAtFields(ClassFileInWar type, MethodModel method, Findings findings) {
    boolean made = false;
    int line = 0;
    for (CodeElement element : method.code().orElseThrow()) {
      if (element instanceof LineNumber number) {
        line = number.line();
      } else if (element instanceof InvokeInstruction call) {
        made =
            call.owner().name().equalsString(THREAD_LOCAL)
                && call.name().equalsString("withInitial");
      } else if (made
          && element instanceof FieldInstruction field
          && field.opcode() == Opcode.PUTSTATIC) {
        made = false;
        findings.add(ID, Severity.INFO, ADVICE, place(type, field, line));
      }
    }
  }

  private static Place place(ClassFileInWar type, FieldInstruction field, int line) {
    return new Place(
        type.archive().name(),
        ClassFileInWar.dotted(type.name()),
        field.name().stringValue(),
        line);
  }
}
