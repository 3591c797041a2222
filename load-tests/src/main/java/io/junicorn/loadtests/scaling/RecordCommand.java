package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.autoscaler.Recording;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import io.junicorn.loadtests.simulation.Limits;
import io.junicorn.loadtests.simulation.Load;
import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record}: what {@code /metrics} says while a load grows beyond what one server takes. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description =
        "Records a real server's metrics, once a second, while more and more requests arrive.")
final class RecordCommand implements Callable<Integer> {
  private static final Limits DEFAULTS = new Limits(1000, 1000, 5);
  private static final long SEED = 1;

  @Parameters(paramLabel = "FILE", description = "Where it is written.")
  private Path file = Path.of("ramp.csv");

  @Option(names = "--from", defaultValue = "25", description = "Requests per second at first.")
  private double from;

  @Option(names = "--to", defaultValue = "400", description = "And at last.")
  private double to;

  @Option(
      names = "--within",
      defaultValue = "240",
      description = "Seconds from the one to the other.")
  private double within;

  @Option(names = "--wait", defaultValue = "4", description = "Seconds that each waits, mean.")
  private double wait;

  @Override
  public Integer call() throws IOException, LoadFailure, ServerFailure {
    Home home = new Home(Path.of(System.getProperty("junicorn.root")));
    Load load =
        new Load(new Rate.Ramp(from, to, within), new Wait.Exponential(wait), new Wait.Fixed(0));
    try (Stage stage = new Stage(home, Files.createTempDirectory("junicorn-simulate"));
        RunningServer server = stage.start(DEFAULTS, false)) {
      Stage.Run run = stage.run(server, load, SEED, within);
      List<Recording.Sample> samples =
          run.seconds().stream().filter(s -> s.second() < within).toList();
      Recording recording = new Recording(comment(), DEFAULTS.places(), samples);
      recording.write(file);
      System.out.println(file + ": first rejection at " + recording.firstRejection());
    }
    return 0;
  }

  private List<String> comment() {
    return List.of(
        String.format(
            Locale.ROOT,
            "load-tests/simulate record --from %.0f --to %.0f --within %.0f --wait %.1f",
            from,
            to,
            within,
            wait),
        "/metrics of one server with its defaults (queue-size 1000, queue-timeout 5s), once a second:",
        "requests per second grow evenly, each waits in its servlet, exponentially distributed.");
  }
}
