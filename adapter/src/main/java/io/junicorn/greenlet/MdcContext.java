package io.junicorn.greenlet;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;

/**
 * The mapped diagnostic context of the SLF4J that a class loader sees, which may be the
 * application's own copy; hence by method handles.
 */
final class MdcContext implements SpawnContext {
  private final MethodHandle copy;
  private final MethodHandle set;

  private MdcContext(MethodHandle copy, MethodHandle set) {
    this.copy = copy;
    this.set = set;
  }

  /** That of a loader; empty when it sees no SLF4J. */
  static Optional<SpawnContext> seenBy(ClassLoader loader) {
    try {
      Class<?> mdc = Class.forName("org.slf4j.MDC", true, loader);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      return Optional.of(
          new MdcContext(
              lookup.findStatic(mdc, "getCopyOfContextMap", MethodType.methodType(Map.class)),
              lookup.findStatic(
                  mdc, "setContextMap", MethodType.methodType(void.class, Map.class))));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("org.slf4j.MDC of " + loader + " is not SLF4J's", e);
    }
  }

  @Override
  public Optional<Runnable> capture() {
    Map<?, ?> values = call();
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(() -> put(values));
  }

  @SuppressWarnings("NullAway") // SLF4J: the copy may be null.
  private Map<?, ?> call() {
    try {
      return (Map<?, ?>) copy.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("org.slf4j.MDC cannot be read", e);
    }
  }

  private void put(Map<?, ?> values) {
    try {
      set.invokeExact((Map) values);
    } catch (Throwable e) {
      throw new IllegalStateException("org.slf4j.MDC cannot be set", e);
    }
  }
}
