package io.junicorn.keepsake;

/**
 * A task of the server that leaves something to the greenlets below its own. It is no part of what
 * applications see: those who ask are threads that must not wait for an application's code.
 */
@FunctionalInterface
public interface Leaves {
  /**
   * What the greenlets below hold on to as long as they live, while they do not keep the record of
   * this one: something small, the same at each call. Called by any thread.
   */
  Object keepsake();
}
