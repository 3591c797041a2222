package io.junicorn.loadtests.drive;

/** How users come. */
public sealed interface Arrival {
  /** How many come in all. */
  int users();

  /**
   * An open loop: so many come every second, whether or not those before are served.
   *
   * @param perSecond users a second
   * @param seconds for how long
   */
  record Rate(int perSecond, int seconds) implements Arrival {
    @Override
    public int users() {
      return perSecond * seconds;
    }
  }

  /**
   * So many in all, evenly over a time.
   *
   * @param users in all
   * @param seconds from the first to the last
   */
  record Ramp(int users, int seconds) implements Arrival {}

  /**
   * All in one moment.
   *
   * @param users in all
   */
  record AtOnce(int users) implements Arrival {}
}
