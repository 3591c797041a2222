package io.junicorn.greenlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The {@link SpawnContext}s that tasks of a class take along. Looked up once for each outermost
 * class, and kept with it, so that an undeployed application takes them away.
 */
final class SpawnContexts {
  private static final ClassValue<SpawnContext[]> OF_HOST =
      new ClassValue<>() {
        @Override
        protected SpawnContext[] computeValue(Class<?> host) {
          return seenBy(host.getClassLoader());
        }
      };

  /** Of a task's own class, for a lambda has one to itself and asking for its host takes long. */
  private static final ClassValue<SpawnContext[]> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected SpawnContext[] computeValue(Class<?> type) {
          return OF_HOST.get(type.getNestHost());
        }
      };

  private SpawnContexts() {}

  private static SpawnContext[] seenBy(ClassLoader loader) {
    List<SpawnContext> found = new ArrayList<>();
    ClassLoader seeing = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    MdcContext.seenBy(seeing).ifPresent(found::add);
    ServiceLoader.load(SpawnContext.class, seeing).forEach(found::add);
    return found.toArray(SpawnContext[]::new);
  }

  /** What the task takes along from the calling thread; empty when there is nothing. */
  static List<Runnable> capture(Object task) {
    Object origin = task instanceof GreenletTask named ? named.origin() : task;
    SpawnContext[] contexts = OF_CLASS.get(origin.getClass());
    List<Runnable> taken = List.of();
    for (SpawnContext context : contexts) {
      Optional<Runnable> one = context.capture();
      if (one.isPresent()) {
        if (taken.isEmpty()) {
          taken = new ArrayList<>(contexts.length);
        }
        taken.add(one.get());
      }
    }
    return taken;
  }
}
