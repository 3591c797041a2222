package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Greenlet;

/**
 * What a greenlet works for, as its server tells. Immutable.
 *
 * @param words such as {@code GET /feed?page=2}
 * @param context context path of its request; {@code none} when it has none
 * @param path canonical path of the request that the greenlet is; empty when it is none, such as a
 *     child of one
 */
public record Served(String words, String context, String path) {
  /**
   * Who tells it, on the monitor's thread: an implementation calls no code of an application, which
   * could block, and with it every rescue.
   */
  @FunctionalInterface
  public interface Source {
    /** Of one that lives. */
    Served by(Greenlet<?> greenlet);
  }
}
