package io.junicorn.loadtests.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the populations of a plan side by side. The plan is the properties file that the system
 * property {@code bench.plan} names; what was counted goes to the file of {@code bench.tally}.
 */
public final class BenchSimulation extends Simulation {
  private final Tally tally = new Tally();

  /** Called by Gatling. */
  public BenchSimulation() {
    Plan plan = Plan.read(Path.of(required("bench.plan")));
    HttpProtocolBuilder protocol = http.baseUrl(plan.baseUrl()).disableWarmUp().disableCaching();
    if (plan.shareConnections()) {
      protocol = protocol.shareConnections();
    }
    List<PopulationBuilder> populations =
        plan.populations().stream().map(population -> population.build(tally)).toList();
    setUp(populations).protocols(protocol).maxDuration(plan.limit());
  }

  @Override
  public void after() {
    try {
      tally.write(Path.of(required("bench.tally")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalArgumentException("the system property " + property + " is missing");
    }
    return value;
  }
}
