package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.report.Comparison;
import io.junicorn.loadtests.report.ResultFiles;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.scene.BenchSettings;
import io.junicorn.loadtests.scene.Scene;
import io.junicorn.loadtests.scene.Scenes;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be said on the command line. */
@Command(
    name = "./junicorn bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures Junicorn beside its peers: every server a process of its own, the same work, the same"
          + " heap, rounds in rotating order, every answer checked.",
      "Writes results.json, report.html, performance.md, Gatling's reports and all logs."
    })
final class BenchCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SCENE",
      description = "Scenes to run, by name or by the start of it; all of them when none is named.")
  private List<String> scenes = new ArrayList<>();

  @Option(
      names = "--list",
      description = "Prints scenes and servers, and what is missing for them.")
  private boolean list;

  @Option(
      names = "--quick",
      description =
          "The short form: everything is tried once and briefly. Its figures judge nothing.")
  private boolean quick;

  @Option(
      names = "--servers",
      split = ",",
      paramLabel = "SERVER",
      description = "Only these servers, separated by commas.")
  private List<String> servers = new ArrayList<>();

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each scene (default: 5).")
  private @Nullable Integer rounds;

  @Option(names = "--seconds", paramLabel = "N", description = "Seconds of a round (default: 4).")
  private @Nullable Integer seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Seconds of load before the first round (default: 25).")
  private @Nullable Integer warmUp;

  @Option(
      names = "--soak",
      paramLabel = "SECONDS",
      description = "Length of the soak (default: 1800).")
  private @Nullable Integer soak;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "1g",
      description = "Heap of every JVM, first and last (default: ${DEFAULT-VALUE}).")
  private String heap = "1g";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results (default: a new one in load-tests/target/bench).")
  private @Nullable Path out;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Compares with an earlier results.json.")
  private @Nullable Path against;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Runs nothing: makes the pages of an earlier results.json anew.")
  private @Nullable Path report;

  @Option(
      names = "--publish",
      description = {
        "With --report: writes the pages where the project shows them, docs/performance.md and"
            + " docs/bench/DATE.html, with a copy of the file."
      })
  private boolean publish;

  @Override
  public Integer call() throws IOException {
    Home home = new Home(Path.of(System.getProperty("junicorn.root", ".")).toRealPath());
    Optional<RunResult> earlier = readIfPresent(against);
    if (publish) {
      if (report == null) {
        throw wrong("--publish needs --report FILE");
      }
      Published.write(ResultFiles.read(report), home.root().resolve("docs"));
      return 0;
    }
    if (report != null) {
      Reports.write(ResultFiles.read(report), report.toAbsolutePath(), folderOf(report), earlier);
      return 0;
    }
    if (list) {
      Listing.print(home);
      return 0;
    }
    List<Scene> chosen = chosenScenes();
    List<Peer> peers = chosenPeers(home);
    BenchSettings settings = settings();
    Path folder = out != null ? out.toAbsolutePath() : freshFolder(home);
    RunResult result = new Bench(home, settings, folder, commandLine()).run(chosen, peers);
    Path file = folder.resolve("results.json");
    if (result.interrupted()) {
      System.err.println("bench: interrupted; what was finished is in " + file);
      return 1;
    }
    Reports.write(result, file, folder, earlier);
    earlier.ifPresent(then -> System.out.println(Comparison.of(result, then).toText()));
    return ExitCode.of(result);
  }

  private static Optional<RunResult> readIfPresent(@Nullable Path file) throws IOException {
    return file == null ? Optional.empty() : Optional.of(ResultFiles.read(file));
  }

  private Path folderOf(Path file) {
    if (out != null) {
      return out.toAbsolutePath();
    }
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of(".") : parent;
  }

  private static Path freshFolder(Home home) {
    return home.root()
        .resolve("load-tests/target/bench")
        .resolve(LocalDateTime.now(ZoneOffset.UTC).format(STAMP));
  }

  private BenchSettings settings() {
    return new BenchSettings(
        quick,
        number("--rounds", rounds, quick ? 1 : 5, 1, 1_000),
        number("--seconds", seconds, quick ? 1 : 4, 1, 3_600),
        number("--warm-up", warmUp, quick ? 1 : 25, 1, 600),
        number("--soak", soak, quick ? 10 : 1_800, 10, 604_800),
        List.of("-Xms" + heap, "-Xmx" + heap));
  }

  private int number(String flag, @Nullable Integer value, int usual, int least, int most) {
    int number = value == null ? usual : value;
    if (number < least || number > most) {
      throw wrong(flag + " must be " + least + " to " + most + ", not " + number);
    }
    return number;
  }

  private List<Scene> chosenScenes() {
    List<Scene> all = Scenes.all();
    for (String name : scenes) {
      if (all.stream().noneMatch(scene -> matches(scene.info().id(), name))) {
        throw wrong(
            "no such scene: "
                + name
                + "; there are "
                + names(all.stream().map(s -> s.info().id()).toList()));
      }
    }
    return all.stream()
        .filter(
            scene ->
                scenes.isEmpty()
                    || scenes.stream().anyMatch(name -> matches(scene.info().id(), name)))
        .toList();
  }

  private static boolean matches(String id, String name) {
    return id.equals(name) || id.startsWith(name + "-");
  }

  private List<Peer> chosenPeers(Home home) {
    List<Peer> all = Peers.all(home);
    for (String name : servers) {
      if (all.stream().noneMatch(peer -> peer.id().equals(name))) {
        throw wrong(
            "no such server: "
                + name
                + "; there are "
                + names(all.stream().map(Peer::id).toList()));
      }
    }
    return all.stream().filter(peer -> servers.isEmpty() || servers.contains(peer.id())).toList();
  }

  private static String names(List<String> all) {
    return all.stream().collect(Collectors.joining(", "));
  }

  private ParameterException wrong(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }

  private String commandLine() {
    if (spec == null) {
      return "./junicorn bench";
    }
    List<String> words = new ArrayList<>(List.of("./junicorn", "bench"));
    words.addAll(spec.commandLine().getParseResult().originalArgs());
    return String.join(" ", words);
  }
}
