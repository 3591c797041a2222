package io.junicorn.container.accesslog;

/** One value of a line, or the text between two. */
@FunctionalInterface
interface Atom {
  /** Appends it; a dash when it is not known. */
  void append(Served served, Line line);
}
