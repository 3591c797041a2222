package io.junicorn.loadtests.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.junicorn.loadtests.autoscaler.Recording;
import io.junicorn.loadtests.simulation.Limits;
import io.junicorn.loadtests.simulation.Load;
import io.junicorn.loadtests.simulation.Moment;
import io.junicorn.loadtests.simulation.Outcome;
import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Row;
import io.junicorn.loadtests.simulation.Scenario;
import io.junicorn.loadtests.simulation.ServerModel;
import io.junicorn.loadtests.simulation.Simulation;
import io.junicorn.loadtests.simulation.Wait;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The recorded ramp once more, in simulated time: the same arrivals, the same waits. */
final class SimulatedRampTest {
  private static final double SECONDS = 240;

  // On a busy machine the page of metrics was read some seconds late, most of all at first.
  private static final int SLACK = 3;
  private static final int WARM = 15;

  private final Recording recorded =
      Recording.read(Path.of("src/test/resources/recorded", "ramp.csv"));

  private static List<Row> simulated() {
    Load load =
        new Load(new Rate.Ramp(25, 400, SECONDS), new Wait.Exponential(4), new Wait.Fixed(0));
    ServerModel server = new ServerModel(new Limits(1000, 1000, 5), new Limits(1, 0, 1));
    Outcome outcome = Simulation.run(Scenario.single(load, server, 0, SECONDS), 1, 1);
    return outcome.rows();
  }

  @Test
  void inFlightAndQueuedAreThoseThatWereRecorded() {
    List<Row> rows = simulated();
    List<Recording.Sample> seconds = recorded.samples().subList(WARM, rows.size() - SLACK);
    List<Recording.Sample> others =
        seconds.stream()
            .filter(
                then -> {
                  List<Moment> around =
                      rows.subList(then.second() - SLACK, then.second() + SLACK).stream()
                          .map(Row::end)
                          .toList();
                  return !isAmong(then.active(), 40, around.stream().mapToInt(Moment::active))
                      || !isAmong(then.queued(), 100, around.stream().mapToInt(Moment::queued));
                })
            .toList();
    assertThat(others).as("of %s", seconds.size()).hasSizeLessThan(seconds.size() / 20);
  }

  private static boolean isAmong(int recorded, int more, IntStream simulated) {
    IntSummaryStatistics range = simulated.summaryStatistics();
    return recorded >= range.getMin() - more && recorded <= range.getMax() + more;
  }

  @Test
  void theFirstRefusalComesWhenItCame() {
    double first =
        simulated().stream()
            .filter(row -> row.counts().rejected() > 0)
            .mapToDouble(row -> row.end().at())
            .findFirst()
            .orElseThrow();
    assertThat(first).isCloseTo(recorded.firstRejection().orElseThrow(), within(3.0));
  }
}
