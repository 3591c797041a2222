package io.junicorn.patch;

/** Says which classes stay as they are. Called on the threads that load classes. */
@FunctionalInterface
public interface Veto {
  /** Why a class that would be rewritten is not; empty when it may be. */
  java.util.Optional<String> against(PatchedClass type);
}
