package io.junicorn.patch;

import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites the classes of one copy of an application. Most name nothing of interest in their
 * constant pool and are not even parsed. What cannot be rewritten, or would not pass the verifier,
 * stays as it was and is reported. Safe for use by any thread.
 */
public final class ClassPatcher {
  private static final Logger LOG = LoggerFactory.getLogger(ClassPatcher.class);
  private static final String RUNTIME = "io/junicorn/patch/runtime/";

  private final Hooks hooks;
  private final boolean threadLocals;
  private final boolean natives;
  private final PatchReport report;
  private final Veto veto;
  private final ClassFile files;

  /**
   * A patcher that has seen no class.
   *
   * @param rules what it does
   * @param report where it tells what it has done
   * @param classFiles finds class files of the application and of what it uses, null if there is
   *     none, which the system class loader is asked for then; no class of the application is
   *     loaded
   */
  public ClassPatcher(
      Set<PatchRule> rules,
      PatchReport report,
      Veto veto,
      Function<ClassDesc, @Nullable InputStream> classFiles) {
    this.hooks = Hooks.of(rules);
    this.threadLocals = rules.contains(PatchRule.THREADLOCAL);
    this.natives = rules.contains(PatchRule.NATIVE);
    this.report = report;
    this.veto = veto;
    this.files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classFiles)
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached(ConcurrentHashMap::new)));
  }

  /**
   * What is to be loaded in place of a class file; empty when it stays as it is.
   *
   * @param name with dots
   */
  public Optional<byte[]> patch(String name, byte[] file) {
    // Nothing in the constant pool tells of native methods.
    if (!natives && !ConstantNames.any(file, this::interesting)) {
      return Optional.empty();
    }
    try {
      return rewritten(name, file);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // The JDK's message goes on with the whole method.
      String why = e.toString().lines().findFirst().orElse("");
      if (report.left(name, "it cannot be rewritten: " + why)) {
        LOG.warn("{} is not patched, it is loaded as it was: {}", name, why);
        LOG.debug("{} cannot be rewritten", name, e);
      }
      return Optional.empty();
    }
  }

  private boolean interesting(String constant) {
    return hooks.names().contains(constant)
        || (threadLocals && ThreadLocals.named(constant))
        || constant.startsWith(RUNTIME);
  }

  private Optional<byte[]> rewritten(String name, byte[] file) {
    ClassModel type = files.parse(file);
    if (ConstantNames.any(file, constant -> constant.startsWith(RUNTIME))) {
      report.left(name, "it is patched already");
      return Optional.empty();
    }
    if (threadLocals) {
      ThreadLocals.report(name, type, report);
    }
    NativeBridges bridges = natives ? new NativeBridges(name, type, report) : null;
    Hooks all = bridges == null ? hooks : hooks.with(bridges.hooks());
    if (!mentions(type, all)) {
      return Optional.empty();
    }
    Map<MethodModel, MethodPlan> plans = plans(name, type, all);
    if (plans.isEmpty()) {
      return Optional.empty();
    }
    PatchedClass done = describe(name, plans);
    Optional<String> refused = veto.against(done);
    if (refused.isPresent()) {
      report.left(name, refused.get());
      return Optional.empty();
    }
    byte[] result = files.transformClass(type, transform(plans, bridges));
    List<VerifyError> wrong = files.verify(verifiable(result));
    if (!wrong.isEmpty()) {
      throw wrong.getFirst();
    }
    report.patched(done);
    return Optional.of(result);
  }

  /** Methods are looked at only where one of the calls can be. */
  private boolean mentions(ClassModel type, Hooks hooks) {
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof MemberRefEntry called
          && hooks.knows(
              new Site(
                  called.owner().asInternalName(),
                  called.name().stringValue(),
                  called.type().stringValue()))) {
        return true;
      }
    }
    return false;
  }

  private Map<MethodModel, MethodPlan> plans(String name, ClassModel type, Hooks hooks) {
    Map<MethodModel, MethodPlan> plans = new LinkedHashMap<>();
    for (MethodModel method : type.methods()) {
      MethodPlan plan = new MethodPlan(hooks, method);
      plan.left()
          .forEach(
              where -> {
                int colon = where.lastIndexOf(": ");
                report.left(name + "." + where.substring(0, colon), where.substring(colon + 2));
              });
      if (!plan.isEmpty()) {
        plans.put(method, plan);
      }
    }
    return plans;
  }

  private static PatchedClass describe(String name, Map<MethodModel, MethodPlan> plans) {
    Map<PatchRule, Integer> calls = new EnumMap<>(PatchRule.class);
    List<String> places = new ArrayList<>();
    for (MethodPlan plan : plans.values()) {
      plan.count(calls);
      places.addAll(plan.places());
    }
    return new PatchedClass(name, calls, places.stream().sorted().toList());
  }

  private static ClassTransform transform(
      Map<MethodModel, MethodPlan> plans, @Nullable NativeBridges bridges) {
    ClassTransform calls = (out, element) -> rewrite(plans, out, element);
    if (bridges == null) {
      return calls;
    }
    Set<Hook> used = new HashSet<>();
    plans.values().forEach(plan -> used.addAll(plan.used()));
    return calls.andThen(ClassTransform.endHandler(out -> bridges.write(out, used)));
  }

  /**
   * What the verifier of the class-file API takes: it needs stack maps, which class files before
   * Java 6 have not. A copy that has them holds the same code.
   */
  private byte[] verifiable(byte[] file) {
    ClassModel type = files.parse(file);
    if (type.majorVersion() >= ClassFile.JAVA_6_VERSION) {
      return file;
    }
    return files
        .withOptions(ClassFile.StackMapsOption.GENERATE_STACK_MAPS)
        .transformClass(
            type,
            ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen(
                    (out, element) ->
                        out.with(
                            element instanceof ClassFileVersion
                                ? ClassFileVersion.of(ClassFile.JAVA_6_VERSION, 0)
                                : element)));
  }

  private static void rewrite(
      Map<MethodModel, MethodPlan> plans, ClassBuilder out, ClassElement element) {
    MethodPlan plan = element instanceof MethodModel method ? plans.get(method) : null;
    if (plan != null && element instanceof MethodModel method) {
      out.transformMethod(method, MethodTransform.transformingCode(new MethodEdit(plan)));
    } else {
      out.with(element);
    }
  }
}
