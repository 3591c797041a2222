package io.junicorn.greenlet;

import java.util.Optional;

/**
 * Something that belongs to a thread and that a greenlet takes along from its spawner, such as a
 * logging context or a security identity.
 *
 * <p>Implementations are found as services ({@link java.util.ServiceLoader}) by the class loader of
 * the class that declares the task; SLF4J's MDC is always among them, when that loader sees it. A
 * task whose class is the JDK's, such as one of {@code Executors.callable}, has the system loader.
 */
@FunctionalInterface
public interface SpawnContext {
  /**
   * Called on the spawning thread at every spawn, but not for requests, which start clean.
   *
   * @return what puts the context in place, run on the new greenlet before its task; empty when
   *     there is nothing to take along
   */
  Optional<Runnable> capture();
}
