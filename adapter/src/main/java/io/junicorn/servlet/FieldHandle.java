package io.junicorn.servlet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Makes handles of fields that are compared and set. An atomic object beside each such field would
 * be 16 bytes more of every request that waits.
 */
final class FieldHandle {
  private FieldHandle() {}

  /** That of a field of the class that looks it up. */
  static VarHandle of(MethodHandles.Lookup lookup, String field, Class<?> type) {
    return of(lookup, lookup.lookupClass(), field, type);
  }

  /** That of a field of another class. */
  static VarHandle of(MethodHandles.Lookup lookup, Class<?> owner, String field, Class<?> type) {
    try {
      return lookup.findVarHandle(owner, field, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
