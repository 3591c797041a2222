package io.junicorn.patch;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;

/** Carries out a plan, element by element. Used once. */
final class MethodEdit implements CodeTransform {
  private final MethodPlan plan;
  private int next;

  MethodEdit(MethodPlan plan) {
    this.plan = plan;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    int at = next++;
    if (plan.drops(at)) {
      return;
    }
    Hook instead = plan.instead(at);
    if (instead == null) {
      code.with(element);
    } else {
      code.invokestatic(instead.owner(), instead.method(), instead.type());
    }
    Hook after = plan.after(at);
    if (after != null) {
      (plan.tellsOfThis(at) ? code.aload(0) : code.dup())
          .invokestatic(after.owner(), after.method(), after.type());
    }
  }
}
