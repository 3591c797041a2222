package io.junicorn.patch;

import io.junicorn.patch.runtime.NativeCalls;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The native methods of one class, and a private static method beside each that has it called
 * elsewhere. The native ones keep their names, by which the JVM binds them, so calls from other
 * classes stay as they are.
 */
final class NativeBridges {
  private static final String PREFIX = "junicorn$native$";
  private static final int FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private static final ClassDesc RUNTIME = NativeCalls.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc CALL =
      MethodTypeDesc.of(
          ConstantDescs.CD_Object,
          ConstantDescs.CD_MethodHandle,
          ConstantDescs.CD_Object.arrayType());

  private final ClassDesc owner;
  private final Map<Site, Hook> hooks = new HashMap<>();
  private final Map<Hook, DirectMethodHandleDesc> targets = new HashMap<>();

  /** Those of a class; what stays as it is goes into the report. */
  NativeBridges(String name, ClassModel type, PatchReport report) {
    owner = type.thisClass().asSymbol();
    for (MethodModel method : type.methods()) {
      if (method.flags().has(AccessFlag.NATIVE)) {
        add(name + "." + method.methodName().stringValue(), type, method, report);
      }
    }
  }

  private void add(String where, ClassModel type, MethodModel method, PatchReport report) {
    if (type.majorVersion() < ClassFile.JAVA_7_VERSION) {
      report.left(where, "its class file is older than Java 7");
    } else if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
      report.left(where, "it is synchronized: its caller may hold the monitor");
    } else {
      if (!method.flags().has(AccessFlag.PRIVATE)) {
        report.left(where, "it is not private: calls from other classes stay as they are");
      }
      hook(type.thisClass().asInternalName(), method);
    }
  }

  private void hook(String internalName, MethodModel method) {
    boolean fixed = method.flags().has(AccessFlag.STATIC);
    String name = method.methodName().stringValue();
    MethodTypeDesc type = method.methodTypeSymbol();
    Hook hook =
        new Hook(
            PatchRule.NATIVE,
            owner,
            PREFIX + (fixed ? "static$" : "") + name,
            fixed ? type : type.insertParameterTypes(0, owner));
    hooks.put(new Site(internalName, name, type.descriptorString()), hook);
    targets.put(
        hook,
        MethodHandleDesc.ofMethod(
            fixed ? DirectMethodHandleDesc.Kind.STATIC : DirectMethodHandleDesc.Kind.VIRTUAL,
            owner,
            name,
            type));
  }

  Map<Site, Hook> hooks() {
    return hooks;
  }

  /** Adds the methods of those that are called. */
  void write(ClassBuilder out, Set<Hook> used) {
    targets.forEach(
        (hook, target) -> {
          if (used.contains(hook)) {
            out.withMethodBody(hook.method(), hook.type(), FLAGS, code -> body(code, hook, target));
          }
        });
  }

  private static void body(CodeBuilder code, Hook hook, DirectMethodHandleDesc target) {
    MethodTypeDesc type = hook.type();
    code.loadConstant(target);
    code.loadConstant(type.parameterCount()).anewarray(ConstantDescs.CD_Object);
    for (int i = 0; i < type.parameterCount(); i++) {
      ClassDesc parameter = type.parameterType(i);
      code.dup().loadConstant(i).loadLocal(TypeKind.from(parameter), code.parameterSlot(i));
      Boxes.box(code, parameter);
      code.aastore();
    }
    code.invokestatic(RUNTIME, "call", CALL);
    Boxes.unbox(code, type.returnType());
    code.return_(TypeKind.from(type.returnType()));
  }
}
