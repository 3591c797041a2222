package io.junicorn.container.leak;

import org.jspecify.annotations.Nullable;

/**
 * Tells what belongs to a web application: its class loader, and those below it, such as the ones
 * of its JSPs.
 */
record Owned(ClassLoader loader) {

  boolean has(@Nullable ClassLoader other) {
    for (ClassLoader next = other; next != null; next = next.getParent()) {
      if (next.equals(loader)) {
        return true;
      }
    }
    return false;
  }

  boolean made(@Nullable Object object) {
    return object != null && has(object.getClass().getClassLoader());
  }

  /** Whether a class of that name was loaded by the application; the name of a stack frame. */
  boolean has(String className) {
    try {
      return has(Class.forName(className, false, loader).getClassLoader());
    } catch (ClassNotFoundException | LinkageError | IllegalStateException _) {
      return false;
    }
  }
}
