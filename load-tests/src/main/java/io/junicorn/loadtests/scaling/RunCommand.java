package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.autoscaler.AutoscalerSettings;
import io.junicorn.loadtests.simulation.Balancer;
import io.junicorn.loadtests.simulation.Limits;
import io.junicorn.loadtests.simulation.Load;
import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Scaling;
import io.junicorn.loadtests.simulation.Scenario;
import io.junicorn.loadtests.simulation.ServerModel;
import io.junicorn.loadtests.simulation.Simulation;
import io.junicorn.loadtests.simulation.Sizing;
import io.junicorn.loadtests.simulation.Wait;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: simulates what the options say, and prints a table. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Simulates a load on replicas. Times are seconds.")
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Requests per second: N, ramp:FROM:TO:SECONDS or bursts:USUAL:BURST:ON:PERIOD.")
  private Rate rate = new Rate.Constant(100);

  @Option(
      names = "--wait",
      defaultValue = "0.5",
      description =
          "What each waits outside of the database: SECONDS (mean of exponential ones),"
              + " fixed:SECONDS or lognormal:MEAN:SIGMA.")
  private Wait wait = new Wait.Exponential(0.5);

  @Option(
      names = "--query",
      defaultValue = "fixed:0",
      description = "How long each keeps a connection after that, in the same words.")
  private Wait query = new Wait.Fixed(0);

  @Option(names = "--pool", defaultValue = "20", description = "maximum-pool-size of each replica.")
  private int pool;

  @Option(names = "--pool-timeout", defaultValue = "30", description = "connection-timeout.")
  private double poolTimeout;

  @Option(
      names = "--database",
      defaultValue = "100000",
      description = "Queries that the database works on at once, for all replicas together.")
  private int database;

  @Option(names = "--worker-connections", defaultValue = "1000", description = "Of each replica.")
  private int workerConnections;

  @Option(names = "--queue-size", defaultValue = "1000", description = "Of each replica.")
  private int queueSize;

  @Option(names = "--queue-timeout", defaultValue = "5", description = "Of each replica.")
  private double queueTimeout;

  @Option(names = "--replicas", defaultValue = "1", description = "At the beginning, and at least.")
  private int replicas;

  @Option(
      names = "--max-replicas",
      defaultValue = "1",
      description = "At most; more than --replicas: an autoscaler sees to it.")
  private int maxReplicas;

  @Option(
      names = "--target",
      defaultValue = "" + Sizing.TARGET,
      description = "Requests in flight that it wants in each, as a share of worker-connections.")
  private double target;

  @Option(names = "--scrape", defaultValue = "15", description = "Interval of Prometheus.")
  private double scrape;

  @Option(
      names = "--pod-start",
      defaultValue = "20",
      description = "From the decision to the first request of a new replica.")
  private double podStart;

  @Option(names = "--balancer", defaultValue = "RANDOM", description = "${COMPLETION-CANDIDATES}.")
  private Balancer balancer = Balancer.RANDOM;

  @Option(names = "--seconds", defaultValue = "300", description = "How long.")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "0", description = "What is not counted of it.")
  private double warmUp;

  @Option(names = "--every", defaultValue = "15", description = "A row for each such period.")
  private double every;

  @Option(names = "--seed", defaultValue = "1", description = "Another one: other arrivals.")
  private long seed;

  @Override
  public Integer call() {
    ServerModel server =
        new ServerModel(
            new Limits(workerConnections, queueSize, queueTimeout), Limits.pool(pool, poolTimeout));
    Optional<Scaling> scaling =
        maxReplicas <= replicas
            ? Optional.empty()
            : Optional.of(
                new Scaling(
                    AutoscalerSettings.usual(replicas, maxReplicas),
                    target * workerConnections,
                    scrape,
                    podStart));
    Scenario scenario =
        new Scenario(
            new Load(rate, wait, query),
            server,
            database,
            balancer,
            replicas,
            scaling,
            warmUp,
            seconds);
    OutcomeText.print(Simulation.run(scenario, seed, every), every, System.out);
    return 0;
  }
}
