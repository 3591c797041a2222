package io.junicorn.patch;

import io.junicorn.hub.PatchedClasses;

/** The class loader of a patched application, as the runtime finds it by its callers. */
public interface PatchedLoader extends PatchedClasses {
  /** What the application has made. */
  Observations observations();
}
