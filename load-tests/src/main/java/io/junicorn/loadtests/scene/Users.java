package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Arrival;

/** How many users come in all. */
final class Users {
  private Users() {}

  static int of(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Rate(int perSecond, int seconds) -> perSecond * seconds;
      case Arrival.Ramp(int users, int _) -> users;
      case Arrival.AtOnce(int users) -> users;
    };
  }
}
