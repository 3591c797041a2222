package io.junicorn.container.handler;

/** Headers of a trusted proxy that cannot be read or contradict each other: 400. */
final class BadForwardedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadForwardedException(String message) {
    // Whoever can send one can send many: no stack is filled in.
    super(message, null, false, false);
  }
}
