package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.company.Company;
import io.junicorn.loadtests.drive.Gatling;
import io.junicorn.loadtests.drive.Wrk;
import io.junicorn.loadtests.process.Processes;
import io.junicorn.loadtests.report.ResultFiles;
import io.junicorn.loadtests.report.TextSummary;
import io.junicorn.loadtests.result.Plan;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerInfo;
import io.junicorn.loadtests.scene.BenchSettings;
import io.junicorn.loadtests.scene.Scene;
import io.junicorn.loadtests.scene.Tools;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs scenes one after another. After each the result file is written anew, so that a run that is
 * ended early has lost nothing but the scene it was in.
 */
final class Bench {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Home home;
  private final BenchSettings settings;
  private final Path folder;
  private final String command;
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  Bench(Home home, BenchSettings settings, Path folder, String command) {
    this.home = home;
    this.settings = settings;
    this.folder = folder;
    this.command = command;
  }

  RunResult run(List<Scene> scenes, List<Peer> peers) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("results.json");
    say("results go to " + folder);
    List<ServerInfo> infos =
        Stream.concat(
                peers.stream().map(Peer::info),
                scenes.stream().flatMap(scene -> scene.guests().stream()))
            .toList();
    for (Peer peer : peers) {
      peer.missing().ifPresent(why -> say("skipped everywhere: " + peer.id() + ": " + why));
    }
    List<SceneResult> results = new ArrayList<>();
    RunResult result = result(infos, results, true);
    try (Processes processes = new Processes(folder.resolve("logs"));
        Company company = new Company(processes, home)) {
      Tools tools =
          new Tools(
              settings,
              home,
              processes,
              new Wrk(processes, folder.resolve("tools")),
              Gatling.of(
                  processes, Home.java(), home.gatlingClassPath(), folder.resolve("gatling")),
              company);
      for (Scene scene : scenes) {
        say(
            String.format(
                "scene %d of %d: %s (%s)",
                results.size() + 1, scenes.size(), scene.info().id(), scene.info().title()));
        SceneResult found = scene.run(peersOf(peers, results.size()), tools, Bench::say);
        if (processes.isEnding()) {
          // What a scene says that was ended in the middle means nothing.
          break;
        }
        results.add(found);
        System.out.println(TextSummary.of(found));
        result = result(infos, results, results.size() < scenes.size());
        ResultFiles.write(result, file);
      }
    }
    return result;
  }

  private List<Peer> peersOf(List<Peer> peers, int scene) {
    return settings.quick() ? ShortForm.of(peers, scene) : peers;
  }

  private RunResult result(List<ServerInfo> servers, List<SceneResult> scenes, boolean interrupted)
      throws IOException {
    Plan plan =
        new Plan(
            command,
            settings.quick(),
            settings.rounds(),
            settings.seconds(),
            settings.warmUpSeconds(),
            String.join(" ", settings.heap()));
    String version =
        home.distribution()
            .map(path -> path.getFileName().toString().substring("junicorn-".length()))
            .orElse("not built");
    return new RunResult(
        RunResult.FORMAT,
        version,
        started.toString(),
        Duration.between(started, Instant.now()).toSeconds(),
        interrupted,
        ThisMachine.describe(home),
        plan,
        servers,
        scenes);
  }

  private static void say(String line) {
    System.out.println(LocalTime.now(ZoneId.systemDefault()).format(CLOCK) + " " + line);
  }
}
