package io.junicorn.container.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of the Java that runs this, read as files and never loaded. One thread. */
final class Jdk {
  private static final Set<String> POLYMORPHIC =
      Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

  private final Map<String, ModuleReference> modules = new HashMap<>();
  private final Set<String> exported = new HashSet<>();
  private final Map<String, ModuleReader> readers = new HashMap<>();
  private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
  private final Map<String, Boolean> names = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();

  Jdk() {
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      ModuleDescriptor descriptor = module.descriptor();
      descriptor.packages().forEach(p -> modules.put(p.replace('.', '/'), module));
      descriptor.exports().stream()
          .filter(e -> !e.isQualified())
          .forEach(e -> exported.add(e.source().replace('.', '/')));
    }
  }

  private static String packageOf(String internalName) {
    int slash = internalName.lastIndexOf('/');
    return slash < 0 ? "" : internalName.substring(0, slash);
  }

  /** Whether it has a class of this name ({@code java/lang/String}). */
  boolean has(String internalName) {
    return modules.containsKey(packageOf(internalName))
        && names.computeIfAbsent(internalName, this::find);
  }

  private boolean find(String internalName) {
    try {
      return reader(internalName).find(internalName + ".class").isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the classes of this Java", e);
    }
  }

  /** The module of a class that it has. */
  String module(String internalName) {
    ModuleReference module = modules.get(packageOf(internalName));
    return module == null ? "" : module.descriptor().name();
  }

  /** Whether everybody may use the package of a class that it has. */
  boolean exports(String internalName) {
    return exported.contains(packageOf(internalName));
  }

  /** Whether a class that it has declares or inherits a field or method. */
  boolean hasMember(String owner, String name, String type) {
    return POLYMORPHIC.contains(owner) || membersOf(owner).contains(name + type);
  }

  private Set<String> membersOf(String owner) {
    Set<String> known = members.get(owner);
    if (known != null) {
      return known;
    }
    Set<String> all = new HashSet<>();
    read(owner)
        .ifPresent(
            model -> {
              model
                  .methods()
                  .forEach(
                      m -> all.add(m.methodName().stringValue() + m.methodType().stringValue()));
              model
                  .fields()
                  .forEach(f -> all.add(f.fieldName().stringValue() + f.fieldType().stringValue()));
              List<ClassEntry> above = new ArrayList<>(model.interfaces());
              model.superclass().ifPresent(above::add);
              above.forEach(type -> all.addAll(membersOf(type.asInternalName())));
            });
    members.put(owner, all);
    return all;
  }

  private Optional<ClassModel> read(String internalName) {
    Optional<ClassModel> known = classes.get(internalName);
    if (known == null) {
      known = has(internalName) ? Optional.of(load(internalName)) : Optional.empty();
      classes.put(internalName, known);
    }
    return known;
  }

  private ClassModel load(String internalName) {
    try (InputStream in = reader(internalName).open(internalName + ".class").orElseThrow()) {
      return ClassFile.of().parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the classes of this Java", e);
    }
  }

  private ModuleReader reader(String internalName) throws IOException {
    ModuleReference module = modules.get(packageOf(internalName));
    if (module == null) {
      throw new IOException("no module has " + internalName);
    }
    String name = module.descriptor().name();
    ModuleReader reader = readers.get(name);
    if (reader == null) {
      reader = module.open();
      readers.put(name, reader);
    }
    return reader;
  }
}
