package io.junicorn.hub;

/** A class loader that knows which of its classes it changed as they were loaded. */
public interface PatchedClasses {
  /** Whether calls of this class of the loader were redirected. */
  boolean isPatched(Class<?> type);
}
