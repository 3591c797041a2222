package io.junicorn.container.check;

/**
 * What is said of a finding.
 *
 * @param what was found, without a full stop
 * @param server what Junicorn will do about it
 * @param owner what the owner of the application can do
 */
record Advice(String what, String server, String owner) {
  /** The same for another thing. */
  Advice of(String other) {
    return new Advice(other, server, owner);
  }
}
