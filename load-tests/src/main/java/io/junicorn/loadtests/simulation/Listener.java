package io.junicorn.loadtests.simulation;

/** Hears what becomes of requests. */
interface Listener {
  /** A request got its permit after waiting so long. */
  void admitted(double now, double waited);

  /** A request that had arrived at {@code begun} has ended. */
  void ended(double begun, double now, Ending ending);

  /** Both hear of it. */
  default Listener and(Listener other) {
    return new Listener() {
      @Override
      public void admitted(double now, double waited) {
        Listener.this.admitted(now, waited);
        other.admitted(now, waited);
      }

      @Override
      public void ended(double begun, double now, Ending ending) {
        Listener.this.ended(begun, now, ending);
        other.ended(begun, now, ending);
      }
    };
  }
}
