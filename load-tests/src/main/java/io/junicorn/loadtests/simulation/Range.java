package io.junicorn.loadtests.simulation;

/** Refuses numbers that are out of range, by name. */
final class Range {
  private Range() {}

  static void atLeast(double least, String name, double value) {
    if (!(value >= least)) {
      throw new IllegalArgumentException(name + ": " + value + " must be " + least + " or more");
    }
  }

  static void moreThan(double bound, String name, double value) {
    if (!(value > bound)) {
      throw new IllegalArgumentException(name + ": " + value + " must be more than " + bound);
    }
  }
}
