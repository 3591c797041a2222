package io.junicorn.patch;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Objects;

/** Turns values on the stack into objects, and back. */
final class Boxes {
  private static final Map<ClassDesc, ClassDesc> OF =
      Map.of(
          ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
          ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
          ConstantDescs.CD_char, ConstantDescs.CD_Character,
          ConstantDescs.CD_short, ConstantDescs.CD_Short,
          ConstantDescs.CD_int, ConstantDescs.CD_Integer,
          ConstantDescs.CD_long, ConstantDescs.CD_Long,
          ConstantDescs.CD_float, ConstantDescs.CD_Float,
          ConstantDescs.CD_double, ConstantDescs.CD_Double);

  private Boxes() {}

  static void box(CodeBuilder code, ClassDesc type) {
    ClassDesc box = OF.get(type);
    if (box != null) {
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
    }
  }

  /** What a method returns that gave an object: nothing is left for void. */
  static void unbox(CodeBuilder code, ClassDesc type) {
    if (type.equals(ConstantDescs.CD_void)) {
      code.pop();
    } else if (type.isPrimitive()) {
      ClassDesc box = Objects.requireNonNull(OF.get(type));
      code.checkcast(box).invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
    } else {
      code.checkcast(type);
    }
  }
}
