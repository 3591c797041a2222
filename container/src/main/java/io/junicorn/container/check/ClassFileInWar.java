package io.junicorn.container.check;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A class file of the application, read and never loaded. What rules ask most, is found once; code
 * is read only when a rule wants it. One thread.
 */
final class ClassFileInWar {
  private final Archive archive;
  private final ClassModel model;
  private final long checksum;
  private final List<MemberRefEntry> members = new ArrayList<>();
  private final Set<String> owners = new HashSet<>();
  private final Set<String> types = new HashSet<>();
  private @Nullable List<Call> calls;

  private ClassFileInWar(Archive archive, ClassModel model, long checksum) {
    this.archive = archive;
    this.model = model;
    this.checksum = checksum;
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> addType(type.asInternalName());
        case MemberRefEntry member -> {
          members.add(member);
          owners.add(member.owner().asInternalName());
        }
        case StringEntry text -> archive.mention(text.stringValue());
        default -> {}
      }
    }
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is none, or a damaged one; also later, from code
   */
  static ClassFileInWar parse(Archive archive, byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return new ClassFileInWar(archive, ClassFile.of().parse(bytes), checksum.getValue());
  }

  private void addType(String name) {
    if (name.startsWith("[")) {
      int element = name.lastIndexOf('[') + 1;
      if (name.charAt(element) == 'L') {
        types.add(name.substring(element + 1, name.length() - 1));
      }
    } else {
      types.add(name);
    }
  }

  Archive archive() {
    return archive;
  }

  /** {@code com/example/Shop}. */
  String name() {
    return model.thisClass().asInternalName();
  }

  ClassModel model() {
    return model;
  }

  /** Of all its bytes. */
  long checksum() {
    return checksum;
  }

  /** Fields and methods that it refers to. */
  List<MemberRefEntry> members() {
    return members;
  }

  /** Whose fields and methods those are, arrays included. */
  Set<String> owners() {
    return owners;
  }

  /** All class constants, arrays as their elements. */
  Set<String> types() {
    return types;
  }

  /** Every call in its code. */
  List<Call> calls() {
    List<Call> found = calls;
    if (found == null) {
      found = new ArrayList<>();
      for (MethodModel method : model.methods()) {
        addCalls(method, found);
      }
      calls = found;
    }
    return found;
  }

  private static void addCalls(MethodModel method, List<Call> found) {
    if (method.code().isEmpty()) {
      return;
    }
    int line = 0;
    for (CodeElement element : method.code().get()) {
      if (element instanceof LineNumber number) {
        line = number.line();
      } else if (element instanceof InvokeInstruction call) {
        found.add(
            new Call(
                method.methodName().stringValue(),
                method.methodType().stringValue(),
                line,
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue()));
      }
    }
  }

  Place place() {
    return new Place(archive.name(), dotted(name()), "", 0);
  }

  Place place(String method) {
    return new Place(archive.name(), dotted(name()), method, 0);
  }

  Place place(Call call) {
    return new Place(archive.name(), dotted(name()), call.method(), call.line());
  }

  /** The first call of a method of a class, else the class. */
  Place placeOf(String owner) {
    return calls().stream()
        .filter(c -> c.owner().equals(owner))
        .findFirst()
        .map(this::place)
        .orElseGet(this::place);
  }

  static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }
}
