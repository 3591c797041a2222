package io.junicorn.patch;

import io.junicorn.patch.runtime.GreenletExecutors;
import io.junicorn.patch.runtime.GreenletThreads;
import io.junicorn.patch.runtime.InPlaceOf;
import io.junicorn.patch.runtime.Observe;
import io.junicorn.patch.runtime.SlowFiles;
import io.junicorn.patch.runtime.SlowPaths;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * All calls that some rules know, read off the runtime's methods. Immutable.
 *
 * @param instead what a call is replaced by
 * @param after what is told of the result of a call
 * @param owners the classes whose constructors are among them
 * @param names every class among them
 */
record Hooks(
    Map<Site, Hook> instead, Map<Site, Hook> after, Set<String> owners, Set<String> names) {
  private static final Map<Class<?>, PatchRule> RUNTIME =
      Map.of(
          Observe.class, PatchRule.OBSERVE,
          SlowFiles.class, PatchRule.FILE,
          SlowPaths.class, PatchRule.FILE,
          GreenletExecutors.class, PatchRule.EXECUTOR,
          GreenletThreads.class, PatchRule.THREAD);

  private static final List<Class<?>> POOLS =
      List.of(
          ThreadPoolExecutor.class,
          ScheduledThreadPoolExecutor.class,
          ForkJoinPool.class,
          Timer.class);

  static Hooks of(Set<PatchRule> rules) {
    Map<Site, Hook> instead = new HashMap<>();
    RUNTIME.forEach(
        (runtime, rule) -> {
          if (rules.contains(rule)) {
            add(instead, rule, runtime);
          }
        });
    Map<Site, Hook> after = new HashMap<>();
    if (rules.contains(PatchRule.OBSERVE)) {
      observe(after);
    }
    Set<String> owners = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Map<Site, Hook> some : List.of(instead, after)) {
      for (Site site : some.keySet()) {
        names.add(site.owner());
        if (site.name().equals(InPlaceOf.CONSTRUCTOR)) {
          owners.add(site.owner());
        }
      }
    }
    return new Hooks(Map.copyOf(instead), Map.copyOf(after), Set.copyOf(owners), Set.copyOf(names));
  }

  private static void add(Map<Site, Hook> all, PatchRule rule, Class<?> runtime) {
    for (Method method : runtime.getMethods()) {
      InPlaceOf mark = method.getAnnotation(InPlaceOf.class);
      if (mark != null) {
        MethodTypeDesc type = type(method.getReturnType(), method.getParameterTypes());
        all.put(
            replaced(mark, method),
            new Hook(rule, runtime.describeConstable().orElseThrow(), method.getName(), type));
      }
    }
  }

  private static Site replaced(InPlaceOf mark, Method by) {
    Class<?>[] types = by.getParameterTypes();
    try {
      if (mark.method().equals(InPlaceOf.CONSTRUCTOR)) {
        return site(mark.value().getConstructor(types));
      }
      boolean virtual =
          types.length > 0
              && types[0] == mark.value()
              && Arrays.stream(mark.value().getMethods())
                  .noneMatch(
                      m ->
                          m.getName().equals(mark.method()) && Modifier.isStatic(m.getModifiers()));
      return site(
          mark.value()
              .getMethod(
                  mark.method(), virtual ? Arrays.copyOfRange(types, 1, types.length) : types));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(by + " is in place of nothing", e);
    }
  }

  private static void observe(Map<Site, Hook> after) {
    for (Method method : Executors.class.getMethods()) {
      if (method.getName().startsWith("new")
          && ExecutorService.class.isAssignableFrom(method.getReturnType())) {
        after.put(site(method), noting("executor"));
      }
    }
    for (Class<?> pool : POOLS) {
      for (Constructor<?> constructor : pool.getConstructors()) {
        after.put(site(constructor), noting("executor"));
      }
    }
    for (Constructor<?> constructor : Thread.class.getConstructors()) {
      after.put(site(constructor), noting("thread"));
    }
  }

  private static Hook noting(String method) {
    return new Hook(
        PatchRule.OBSERVE,
        Observe.class.describeConstable().orElseThrow(),
        method,
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object));
  }

  private static Site site(Executable called) {
    boolean made = called instanceof Constructor<?>;
    Class<?> returned = called instanceof Method method ? method.getReturnType() : void.class;
    return new Site(
        called.getDeclaringClass().getName().replace('.', '/'),
        made ? InPlaceOf.CONSTRUCTOR : called.getName(),
        type(returned, called.getParameterTypes()).descriptorString());
  }

  /** With more calls to be replaced. */
  Hooks with(Map<Site, Hook> more) {
    Map<Site, Hook> all = new HashMap<>(instead);
    all.putAll(more);
    return new Hooks(Map.copyOf(all), after, owners, names);
  }

  boolean knows(Site site) {
    return instead.containsKey(site) || after.containsKey(site);
  }

  private static MethodTypeDesc type(Class<?> returned, Class<?>[] parameters) {
    return MethodType.methodType(returned, parameters).describeConstable().orElseThrow();
  }

  /** The class of a runtime method. */
  static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
