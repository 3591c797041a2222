package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import io.junicorn.loadtests.simulation.Outcome;
import io.junicorn.loadtests.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: the same arrivals for a real server and for the simulation. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Runs a real server and the simulation with the same arrivals; 1 if they differ by more than"
            + " they may.")
final class CheckCommand implements Callable<Integer> {
  private static final double WARM_UP = 10;
  private static final double COUNTED = 40;

  @Option(names = "--seed", defaultValue = "1", description = "Of the arrivals; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--only",
      defaultValue = "",
      description = "Points whose name has this in it, such as database.")
  private String only = "";

  @Override
  public Integer call() throws IOException, LoadFailure, ServerFailure {
    Home home = new Home(Path.of(System.getProperty("junicorn.root")));
    List<String> differences = new ArrayList<>();
    System.out.println(Comparison.head());
    try (Stage stage = new Stage(home, Files.createTempDirectory("junicorn-simulate"))) {
      differences.addAll(compare(stage, Points.waiting()));
      if (Points.querying(1).stream().anyMatch(this::isWanted)) {
        double query;
        try (RunningServer server = stage.start(Points.WIDE, true)) {
          query = stage.queryTime(server);
        }
        differences.addAll(compare(stage, Points.querying(query)));
        System.out.printf("%nA query keeps its connection for %.0f ms.%n", 1000 * query);
      }
    }
    differences.forEach(System.err::println);
    return differences.isEmpty() ? 0 : 1;
  }

  private boolean isWanted(Point point) {
    return point.name().contains(only);
  }

  private List<String> compare(Stage stage, List<Point> points)
      throws IOException, LoadFailure, ServerFailure {
    List<String> differences = new ArrayList<>();
    for (Point point : points) {
      if (isWanted(point)) {
        differences.addAll(compare(stage, point));
      }
    }
    return differences;
  }

  private List<String> compare(Stage stage, Point point)
      throws IOException, LoadFailure, ServerFailure {
    double seconds = WARM_UP + COUNTED;
    Stage.Run run;
    try (RunningServer server = stage.start(point.admission(), point.isQuerying())) {
      run = stage.run(server, point.load(), seed, seconds);
    }
    Outcome simulated = Simulation.run(point.scenario(WARM_UP, seconds), seed, seconds);
    Comparison comparison =
        new Comparison(
            point,
            simulated.counts().all() / COUNTED,
            simulated,
            Measurement.of(run.answers(), run.seconds(), WARM_UP, seconds));
    System.out.println(comparison.row());
    return comparison.differences();
  }
}
