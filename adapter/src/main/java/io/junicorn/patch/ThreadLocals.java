package io.junicorn.patch;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.Set;

/** Finds static thread-locals: each greenlet is a new thread to them. */
final class ThreadLocals {
  private static final Set<String> TYPES =
      Set.of("Ljava/lang/ThreadLocal;", "Ljava/lang/InheritableThreadLocal;");

  private ThreadLocals() {}

  static boolean named(String constant) {
    return TYPES.contains(constant);
  }

  static void report(String name, ClassModel type, PatchReport report) {
    for (FieldModel field : type.fields()) {
      if (field.flags().has(AccessFlag.STATIC) && named(field.fieldType().stringValue())) {
        report.threadLocal(name + "." + field.fieldName().stringValue(), declared(field));
      }
    }
  }

  private static String declared(FieldModel field) {
    return field
        .findAttribute(Attributes.signature())
        .map(signature -> signature.signature().stringValue())
        .orElse(field.fieldType().stringValue());
  }
}
