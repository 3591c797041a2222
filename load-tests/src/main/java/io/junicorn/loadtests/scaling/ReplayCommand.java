package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.autoscaler.Recording;
import io.junicorn.loadtests.autoscaler.Replay;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: when an autoscaler would have acted on recorded metrics. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Shows recorded metrics to the autoscaler's algorithm, for several targets.")
final class ReplayCommand implements Callable<Integer> {
  private static final int KUBELET_SECONDS = 15;
  private static final double[] SHARES = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1};

  @Parameters(paramLabel = "FILE...", arity = "1..*", description = "What record wrote.")
  private List<Path> files = List.of();

  @Option(names = "--scrape", defaultValue = "15", description = "Interval of Prometheus, seconds.")
  private int scrape;

  @Option(names = "--adapter", defaultValue = "1", description = "Age of a value when it arrives.")
  private int adapter;

  @Option(
      names = "--cpu-request",
      defaultValue = "500",
      description = "Millicores; the autoscaler wants 80 %% of them.")
  private int cpuRequest;

  @Override
  public Integer call() {
    for (Path file : files) {
      Recording recording = Recording.read(file);
      System.out.printf(
          "%s: first rejection in second %s%n%n| target | first wish for more, worst of all phases |"
              + " requests in flight then | before the first rejection |%n|---|---|---|---|%n",
          file.getFileName(),
          recording.firstRejection().isPresent() ? recording.firstRejection().getAsInt() : "none");
      for (double share : SHARES) {
        row(
            recording,
            String.format(Locale.ROOT, "%.0f %% of `worker-connections`", 100 * share),
            Recording.Sample::active,
            share * recording.workerConnections());
      }
      row(
          recording.averaged(KUBELET_SECONDS),
          "CPU, 80 % of a request of " + cpuRequest + "m",
          Recording.Sample::cpuMillis,
          0.8 * cpuRequest);
      System.out.println();
    }
    return 0;
  }

  private void row(
      Recording recording, String name, ToDoubleFunction<Recording.Sample> metric, double target) {
    IntSummaryStatistics wish = new Replay(scrape, adapter).firstWish(recording, metric, target);
    if (wish.getCount() == 0) {
      System.out.printf("| %s | never | | |%n", name);
      return;
    }
    int first = recording.firstRejection().orElse(recording.samples().size());
    System.out.printf(
        "| %s | second %d | %d | %d s |%n",
        name,
        wish.getMax(),
        recording.samples().get(wish.getMax()).active(),
        first - wish.getMax());
  }
}
