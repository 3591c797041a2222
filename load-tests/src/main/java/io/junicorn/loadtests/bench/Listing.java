package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.scene.Scene;
import io.junicorn.loadtests.scene.Scenes;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.Peers;

/** Prints what there is, and what is missing for it. */
final class Listing {
  private Listing() {}

  static void print(Home home) {
    System.out.println("Scenes:");
    for (Scene scene : Scenes.all()) {
      System.out.printf(
          "  %-24s %s%s%n",
          scene.info().id(),
          scene.info().title(),
          scene.missing().map(why -> "  [" + why + "]").orElse(""));
    }
    System.out.println("Servers:");
    for (Peer peer : Peers.all(home)) {
      System.out.printf(
          "  %-24s %s %s%s%n",
          peer.id(),
          peer.info().title(),
          peer.info().version(),
          peer.missing().map(why -> "  [" + why + "]").orElse(""));
    }
  }
}
