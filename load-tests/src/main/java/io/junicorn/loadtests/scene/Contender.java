package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.ServerResult;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One peer in one scene: its server, what it yielded, what became of it. One thread. */
final class Contender {
  private final Peer peer;
  private final List<Round> rounds = new ArrayList<>();
  private String command = "";
  private @Nullable RunningServer server;
  private Optional<String> skipped;
  private Optional<String> failure = Optional.empty();

  Contender(Peer peer, Optional<String> skipped) {
    this.peer = peer;
    this.skipped = skipped;
  }

  Peer peer() {
    return peer;
  }

  boolean isRunnable() {
    return skipped.isEmpty() && failure.isEmpty();
  }

  void skip(String reason) {
    skipped = Optional.of(reason);
  }

  void fail(String reason) {
    failure = Optional.of(reason);
    close();
  }

  void started(RunningServer running, Home home) {
    server = running;
    StringBuilder text = new StringBuilder();
    new TreeMap<>(peer.environment(running.launch()))
        .forEach((key, value) -> text.append(key).append("=\"").append(value).append("\" "));
    new TreeMap<>(running.launch().environment())
        .forEach((key, value) -> text.append(key).append('=').append(value).append(' '));
    text.append(String.join(" ", peer.command(running.launch())));
    // As one could type it at the root of the source tree.
    command = home.asTyped(text.toString()).replaceAll("\\b" + running.port() + "\\b", "PORT");
  }

  RunningServer server() {
    if (server == null) {
      throw new IllegalStateException(peer.id() + " is not running");
    }
    return server;
  }

  void add(Round round) {
    rounds.add(round);
  }

  void close() {
    RunningServer running = server;
    server = null;
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  ServerResult result() {
    if (skipped.isPresent()) {
      return new ServerResult(
          peer.id(), ServerResult.Outcome.SKIPPED, skipped.get(), "", List.of());
    }
    if (failure.isPresent()) {
      return new ServerResult(
          peer.id(), ServerResult.Outcome.FAILED, failure.get(), command, rounds);
    }
    if (rounds.isEmpty()) {
      return new ServerResult(
          peer.id(), ServerResult.Outcome.FAILED, "the scene ended before it", command, rounds);
    }
    return new ServerResult(peer.id(), ServerResult.Outcome.MEASURED, "", command, rounds);
  }
}
