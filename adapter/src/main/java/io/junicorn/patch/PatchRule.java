package io.junicorn.patch;

/** One thing that patching does to the classes of an application; each has a switch. */
public enum PatchRule {
  /** The application's own executors and threads are counted, and told with who made them. */
  OBSERVE,

  /** Files that are slow are read and written by the offload pool. */
  FILE,

  /** The application's thread pools run greenlets, as many as they had threads. */
  EXECUTOR,

  /** {@code new Thread(task)} is a greenlet. */
  THREAD,

  /** Calls of the application's own native methods go through the offload pool. */
  NATIVE,

  /** Static thread-locals are told; nothing is rewritten. */
  THREADLOCAL;

  /** As users write it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
