package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one scene on all servers. Round after round goes over them in rotating order, so that what
 * disturbs the machine for a while disturbs all. What goes wrong with one server is said and noted;
 * the others go on.
 */
public final class ServerSceneRunner {
  private final Tools tools;
  private final Progress progress;

  public ServerSceneRunner(Tools tools, Progress progress) {
    this.tools = tools;
    this.progress = progress;
  }

  /** The scene on these servers. */
  public SceneResult run(ServerScene scene, List<Peer> peers) {
    Optional<String> missing = scene.missing();
    List<Contender> contenders =
        peers.stream().map(peer -> new Contender(peer, skipReason(scene, peer))).toList();
    List<String> notes = new ArrayList<>();
    if (missing.isEmpty()) {
      try {
        runRounds(scene, contenders);
        notes.addAll(scene.notes(tools));
      } catch (IOException | LoadFailure e) {
        notes.add("not all of the scene could be done: " + e.getMessage());
        progress.say("  " + notes.getLast());
      } finally {
        contenders.forEach(Contender::close);
        scene.close();
      }
    } else {
      contenders.forEach(contender -> contender.skip(missing.get()));
    }
    return scene.info().result(contenders.stream().map(Contender::result).toList(), notes, missing);
  }

  private static Optional<String> skipReason(ServerScene scene, Peer peer) {
    return peer.missing()
        .or(() -> scene.excludes(peer))
        .or(
            () ->
                scene.needs().stream()
                    .filter(need -> !peer.features().contains(need))
                    .findFirst()
                    .map(need -> "it does not offer " + need.label()));
  }

  private void runRounds(ServerScene scene, List<Contender> all) throws IOException, LoadFailure {
    List<Contender> contenders = all.stream().filter(Contender::isRunnable).toList();
    if (contenders.isEmpty()) {
      return;
    }
    if (scene.life() == ServerScene.Life.SHARED) {
      for (Contender contender : contenders) {
        attempt(contender, () -> start(scene, contender));
      }
    }
    int rounds = scene.rounds(tools.settings());
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        Contender contender = contenders.get((i + round - 1) % contenders.size());
        int number = round;
        if (contender.isRunnable() && !tools.processes().isEnding()) {
          attempt(contender, () -> measure(scene, contender, number, rounds));
        }
      }
    }
  }

  private void start(ServerScene scene, Contender contender)
      throws IOException, LoadFailure, ServerFailure {
    // Two ports next to each other: the second is for Junicorn's metrics.
    Map<String, String> company = tools.company().environment(scene.needs());
    Launch usual = new Launch(Ports.free(), false, tools.settings().heap(), List.of(), company);
    Launch launch = scene.launch(usual, tools);
    contender.peer().prepare(launch, tools.processes());
    contender.started(
        RunningServer.start(tools.processes(), contender.peer(), launch), tools.home());
    progress.say("  " + contender.peer().id() + " started, warming up");
    scene.warmUp(contender.server(), tools);
    contender.server().check();
  }

  private void measure(ServerScene scene, Contender contender, int number, int rounds)
      throws IOException, LoadFailure, ServerFailure {
    if (scene.life() == ServerScene.Life.FRESH) {
      start(scene, contender);
    }
    try {
      progress.say("  " + contender.peer().id() + ", round " + number + " of " + rounds);
      contender.add(scene.round(contender.server(), number, tools));
    } finally {
      if (scene.life() == ServerScene.Life.FRESH) {
        contender.close();
      }
    }
  }

  /** Something that may fail for one server without ending the scene. */
  private interface Step {
    void run() throws IOException, LoadFailure, ServerFailure;
  }

  private void attempt(Contender contender, Step step) throws IOException {
    try {
      step.run();
    } catch (ServerFailure | LoadFailure e) {
      failed(contender, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      failed(contender, e.toString());
    } catch (UncheckedIOException | UndeclaredThrowableException e) {
      // The management connection to a JVM breaks when the JVM dies.
      failed(contender, "it died or cannot be asked any more: " + e.getCause());
    } catch (RuntimeException e) {
      // A fault of the bench must not cost the results of the others; its place goes to the log.
      e.printStackTrace();
      failed(contender, "a fault of the bench: " + e);
    }
  }

  private void failed(Contender contender, String reason) {
    progress.say("  " + contender.peer().id() + " FAILED: " + reason);
    contender.fail(reason);
  }
}
