package io.junicorn.patch;

import io.junicorn.patch.runtime.InPlaceOf;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in one method, by the positions of its code elements. Made and used by one
 * thread.
 *
 * <p>Where a constructor is replaced, the {@code new} and {@code dup} in front of its arguments go,
 * too: they are found as compilers nest them, the last open one of that class first.
 */
final class MethodPlan {
  private final Hooks hooks;
  private final String method;
  private final String superclass;
  private final List<CodeElement> code;
  private final Map<Integer, Hook> instead = new HashMap<>();
  private final Map<Integer, Hook> after = new HashMap<>();
  private final Set<Integer> ofThis = new HashSet<>();
  private final Set<Integer> dropped = new HashSet<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final Deque<Made> made = new ArrayDeque<>();
  private int line;

  /** An object without its constructor's call; {@code dup} is negative when there is none. */
  private record Made(String owner, int at, int dup) {}

  MethodPlan(Hooks hooks, MethodModel method) {
    this.hooks = hooks;
    this.method = method.methodName().stringValue();
    this.superclass =
        method.parent().flatMap(ClassModel::superclass).map(ClassEntry::asInternalName).orElse("");
    this.code = method.code().map(body -> body.elementList()).orElse(List.of());
    for (int i = 0; i < code.size(); i++) {
      look(i, code.get(i));
    }
  }

  private void look(int at, CodeElement element) {
    switch (element) {
      case LineNumber number -> line = number.line();
      case NewObjectInstruction fresh -> {
        String owner = fresh.className().asInternalName();
        if (hooks.owners().contains(owner)) {
          made.push(new Made(owner, at, dupAfter(at)));
        }
      }
      case InvokeInstruction call -> called(at, call);
      case InvokeDynamicInstruction dynamic -> dynamic.bootstrapArgs().forEach(this::referred);
      default -> {}
    }
  }

  private int dupAfter(int at) {
    for (int i = at + 1; i < code.size(); i++) {
      if (code.get(i) instanceof Instruction next) {
        return next.opcode() == Opcode.DUP ? i : -1;
      }
    }
    return -1;
  }

  private void called(int at, InvokeInstruction call) {
    Site site =
        new Site(
            call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
    if (site.name().equals(InPlaceOf.CONSTRUCTOR)) {
      constructed(at, site);
    } else if (call.opcode() != Opcode.INVOKESPECIAL || isPrivateNative(site)) {
      put(at, site);
    }
  }

  /** Compilers before Java 11 call private methods as they call those of the superclass. */
  private boolean isPrivateNative(Site site) {
    Hook hook = hooks.instead().get(site);
    return hook != null && hook.rule() == PatchRule.NATIVE;
  }

  private void constructed(int at, Site site) {
    if (!hooks.owners().contains(site.owner())) {
      return;
    }
    Made fresh = opened(site.owner());
    if (!hooks.knows(site)) {
      return;
    }
    if (fresh == null) {
      constructedBySubclass(at, site);
    } else if (fresh.dup() < 0) {
      left.add(place(site) + ": made in an unusual way");
    } else {
      if (hooks.instead().containsKey(site)) {
        dropped.add(fresh.at());
        dropped.add(fresh.dup());
      }
      put(at, site);
    }
  }

  /** A subclass stays what it is. That there is an object of it can be told behind the call. */
  private void constructedBySubclass(int at, Site site) {
    Hook note = hooks.after().get(site);
    boolean ofSuperclass = method.equals(InPlaceOf.CONSTRUCTOR) && site.owner().equals(superclass);
    if (note != null && ofSuperclass) {
      after.put(at, note);
      ofThis.add(at);
      places.add(place(site));
      if (!hooks.instead().containsKey(site)) {
        return;
      }
    }
    left.add(place(site) + ": a subclass calls its constructor");
  }

  private @Nullable Made opened(String owner) {
    for (Iterator<Made> open = made.iterator(); open.hasNext(); ) {
      Made last = open.next();
      if (last.owner().equals(owner)) {
        open.remove();
        return last;
      }
    }
    return null;
  }

  private void put(int at, Site site) {
    Hook replacement = hooks.instead().get(site);
    Hook note = hooks.after().get(site);
    if (replacement != null) {
      instead.put(at, replacement);
    }
    if (note != null) {
      after.put(at, note);
    }
    if (replacement != null || note != null) {
      places.add(place(site));
    }
  }

  private void referred(ConstantDesc argument) {
    if (argument instanceof DirectMethodHandleDesc handle && handle.owner().isClassOrInterface()) {
      Site site =
          new Site(
              Hooks.internalName(handle.owner()), handle.methodName(), handle.lookupDescriptor());
      if (hooks.knows(site)) {
        left.add(place(site) + ": a method reference");
      }
    }
  }

  private String place(Site site) {
    return method + (line > 0 ? ":" + line : "") + " " + site.words();
  }

  boolean isEmpty() {
    return instead.isEmpty() && after.isEmpty();
  }

  boolean drops(int at) {
    return dropped.contains(at);
  }

  @Nullable Hook instead(int at) {
    return instead.get(at);
  }

  @Nullable Hook after(int at) {
    return after.get(at);
  }

  /** Whether the one after a call is told of {@code this}, not of the call's result. */
  boolean tellsOfThis(int at) {
    return ofThis.contains(at);
  }

  List<String> places() {
    return places;
  }

  /** What it cannot do, with the place. */
  List<String> left() {
    return left;
  }

  /** What calls arrive at. */
  Collection<Hook> used() {
    return instead.values();
  }

  void count(Map<PatchRule, Integer> calls) {
    instead.values().forEach(hook -> calls.merge(hook.rule(), 1, Integer::sum));
    after.values().forEach(hook -> calls.merge(hook.rule(), 1, Integer::sum));
  }
}
