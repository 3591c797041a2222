package io.junicorn.container.leak;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only the JDK's private fields tell: thread-locals of platform threads, and shutdown hooks.
 * Nothing is found unless somebody has opened {@code java.lang} by {@code --add-opens}. It only
 * reads.
 */
final class JdkInternals {
  private static final Logger LOG = LoggerFactory.getLogger(JdkInternals.class);

  private JdkInternals() {}

  static boolean areOpen() {
    return Object.class.getModule().isOpen("java.lang", JdkInternals.class.getModule());
  }

  static void find(Owned owned, List<String> found) {
    if (!areOpen()) {
      return;
    }
    try {
      shutdownHooks(owned, found);
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        threadLocals(owned, thread, "threadLocals", found);
        threadLocals(owned, thread, "inheritableThreadLocals", found);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("this JDK does not show its thread-locals and shutdown hooks", e);
    }
  }

  private static void shutdownHooks(Owned owned, List<String> found)
      throws ReflectiveOperationException {
    Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    hooks.setAccessible(true);
    if (hooks.get(null) instanceof Map<?, ?> all) {
      for (Object key : all.keySet().toArray()) {
        if (key instanceof Thread hook
            && (owned.made(hook) || owned.has(hook.getContextClassLoader()))) {
          found.add("the shutdown hook " + hook.getName() + " of " + hook.getClass().getName());
        }
      }
    }
  }

  private static void threadLocals(Owned owned, Thread thread, String name, List<String> found)
      throws ReflectiveOperationException {
    Object map = read(Thread.class, name, thread);
    if (map == null) {
      return;
    }
    Object table = read(map.getClass(), "table", map);
    int length = table == null ? 0 : Array.getLength(table);
    for (int i = 0; i < length; i++) {
      Object entry = Array.get(table, i);
      if (entry instanceof Reference<?> reference) {
        Object value = read(entry.getClass(), "value", entry);
        Object key = reference.get();
        if (owned.made(value) || owned.made(key)) {
          found.add(
              "a thread-local of the thread "
                  + thread.getName()
                  + ": "
                  + nameOf(key)
                  + " with a "
                  + nameOf(value));
        }
      }
    }
  }

  private static String nameOf(@Nullable Object object) {
    return object == null ? "null" : object.getClass().getName();
  }

  private static @Nullable Object read(Class<?> type, String name, Object of)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
