package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.simulation.Sizing;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code size}: replicas, heap, file handles and processors for a load, by formula. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Prints what a load needs, as a row of a table; --examples: those of the page.")
final class SizeCommand implements Callable<Integer> {
  private static final String HEAD =
      "| | requests/s x wait | in flight | replicas of `worker-connections` | each: heap, open files"
          + " | each: memory limit | all: busy processors | all: busy database connections |\n"
          + "|---|---|---|---|---|---|---|---|";

  // Seconds and KB of a request that waits for others: what the page measures and assumes.
  private static final double WAITING_CPU = 250e-6;
  private static final double OWN_HEAP = 20;

  private record Example(String name, Sizing sizing) {}

  @Option(names = "--examples", description = "The examples of docs/scaling.md.")
  private boolean examples;

  @Option(names = "--rate", defaultValue = "100", description = "Requests per second.")
  private double rate;

  @Option(names = "--wait", defaultValue = "0.5", description = "Seconds of each, W.")
  private double wait;

  @Option(names = "--query", defaultValue = "0", description = "Of them with a connection.")
  private double query;

  @Option(names = "--cpu", defaultValue = "250", description = "Microseconds of each.")
  private double cpu;

  @Option(names = "--own-heap", defaultValue = "20", description = "KB of the application's, each.")
  private double ownHeap;

  @Option(names = "--calls", defaultValue = "1", description = "Connections out that each holds.")
  private int calls;

  @Option(names = "--worker-connections", defaultValue = "1000", description = "Of a replica.")
  private int workerConnections;

  @Option(names = "--processors", defaultValue = "1", description = "Of a replica.")
  private double processors;

  @Override
  public Integer call() {
    if (examples) {
      System.out.print(examplesTable());
    } else {
      System.out.println(HEAD);
      Sizing.Need need = new Sizing.Need(rate, wait, query, cpu / 1e6, ownHeap, calls);
      Sizing.Unit unit = new Sizing.Unit(workerConnections, processors);
      System.out.println(row(new Example("", new Sizing(need, unit))));
    }
    return 0;
  }

  /** The table of docs/scaling.md. */
  static String examplesTable() {
    StringBuilder table = new StringBuilder(HEAD).append('\n');
    examples().forEach(example -> table.append(row(example)).append('\n'));
    return table.toString();
  }

  private static List<Example> examples() {
    return List.of(
        example("a small team's application", 20, 0.3, 0.02, 0, 1_000, 1),
        example("a shop, two services behind it", 300, 0.4, 0.01, 1, 1_000, 1),
        example("pages put together from slow services", 2_000, 1.5, 0, 1, 2_000, 1),
        example("long polls of 30 s", 1_667, 30, 0, 0, 5_000, 1),
        example("answers of a language model, 20 s", 5_000, 20, 0.004, 1, 5_000, 1),
        example("a million waits of 30 s", 33_333, 30, 0, 1, 10_000, 1),
        example("a million waits of 1 s", 1_000_000, 1, 0, 1, 10_000, 1),
        example("the same, larger replicas", 1_000_000, 1, 0, 1, 10_000, 4));
  }

  private static Example example(
      String name,
      double rate,
      double wait,
      double query,
      int calls,
      int workerConnections,
      double processors) {
    Sizing.Need need = new Sizing.Need(rate, wait, query, WAITING_CPU, OWN_HEAP, calls);
    return new Example(name, new Sizing(need, new Sizing.Unit(workerConnections, processors)));
  }

  private static String row(Example example) {
    Sizing sizing = example.sizing();
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f x %s s | %,.0f | %,d of %,d, %.0f CPU | %,d MB, %,d | %,d MiB | %.2f | %s |",
        example.name(),
        sizing.need().rate(),
        sizing.need().seconds() % 1 == 0
            ? "" + (long) sizing.need().seconds()
            : sizing.need().seconds(),
        sizing.inFlight(),
        sizing.replicas(),
        sizing.replica().workerConnections(),
        sizing.replica().processors(),
        sizing.heapMegabytes(),
        sizing.handles(),
        sizing.limitMebibytes(),
        sizing.processors(),
        sizing.databaseConnections() == 0
            ? "none"
            : String.format(Locale.ROOT, "%.1f", sizing.databaseConnections()));
  }
}
