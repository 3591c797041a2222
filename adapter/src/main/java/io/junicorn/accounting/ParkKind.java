package io.junicorn.accounting;

/**
 * What a greenlet waits for in a call of the server that is timed. What an application waits for
 * beside these, such as a socket, nobody times.
 */
public enum ParkKind {
  /** A connection of a pool of the configuration. */
  DATASOURCE("datasource"),
  /** A thread of an offload pool, and what that does for the greenlet. */
  OFFLOAD("offload"),
  /** The file of a session on the disk. */
  SESSION("session");

  private final String word;

  ParkKind(String word) {
    this.word = word;
  }

  /** Where sums of its kind stand in an array, which outlives no process. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }

  /** In atoms, JSON, labels of meters and {@code Server-Timing}. */
  public String word() {
    return word;
  }
}
