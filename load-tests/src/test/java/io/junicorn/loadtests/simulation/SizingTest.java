package io.junicorn.loadtests.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.junicorn.loadtests.autoscaler.AutoscalerSettings;
import io.junicorn.loadtests.autoscaler.RenderedChart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SizingTest {
  private static Sizing sizing(double rate, double wait, double cpu, int workers, double cores) {
    return new Sizing(
        new Sizing.Need(rate, wait, 0.01, cpu, 20, 1), new Sizing.Unit(workers, cores));
  }

  @Test
  void inFlightIsRateTimesWait() {
    assertThat(sizing(2_000, 1.5, 0, 1_000, 1).inFlight()).isEqualTo(3_000);
    assertThat(sizing(2_000, 1.5, 0, 1_000, 1).databaseConnections()).isEqualTo(20);
  }

  @Test
  void theScarcerOfPlacesAndProcessorsDecides() {
    assertThat(sizing(2_000, 1.5, 100e-6, 1_000, 1).replicas()).as("3000 by 500").isEqualTo(6);
    assertThat(sizing(60_000, 0.01, 100e-6, 1_000, 1).replicas()).as("6 by 0.6").isEqualTo(10);
    assertThat(sizing(1, 0.01, 100e-6, 1_000, 1).replicas()).as("at least").isEqualTo(2);
  }

  @Test
  void aReplicaHasRoomForItsLimitAndNotForItsAverage() {
    Sizing some = sizing(1, 1, 0, 1_000, 1);
    Sizing more = sizing(1, 1, 0, 2_000, 1);
    double each = Sizing.HEAP_PER_REQUEST + Sizing.HEAP_PER_CONNECTION + 20;
    assertThat(more.heapKilobytes() - some.heapKilobytes()).isCloseTo(2_000 * each, within(1e-6));
    assertThat(more.handles() - some.handles()).isEqualTo(3_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_000, 5_000, 10_000})
  void theLauncherMakesThatHeapOfTheLimitAndOfNoSmallerOne(int workers, @TempDir Path cgroup)
      throws Exception {
    Sizing sizing = sizing(1, 1, 0, workers, 1);
    int limit = sizing.limitMebibytes();
    assertThat(launchersHeap(limit, cgroup)).isGreaterThanOrEqualTo(sizing.heapMegabytes());
    // An eighth is rounded down: one less may do as well.
    assertThat(launchersHeap(limit - 2, cgroup)).isLessThan(sizing.heapMegabytes());
  }

  private static int launchersHeap(int limit, Path cgroup) throws Exception {
    Files.writeString(cgroup.resolve("memory.max"), limit * (1L << 20) + "\n");
    Process process =
        new ProcessBuilder("../container/src/main/dist/bin/heap-of-limit", cgroup.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).matches("-Xmx\\d+m");
    return Integer.parseInt(said.substring("-Xmx".length(), said.length() - 1));
  }

  @Test
  void theTargetIsThatOfTheChart() {
    assertThat(Sizing.TARGET).isEqualTo(RenderedChart.target());
  }

  @Test
  void theSimulatedAutoscalerComesToTheReplicasOfTheFormula() {
    int formula = sizing(400, 1, 0, 100, 1).replicas();
    Scenario scenario =
        new Scenario(
            new Load(new Rate.Ramp(20, 400, 600), new Wait.Exponential(1), new Wait.Fixed(0)),
            new ServerModel(new Limits(100, 100, 5), Limits.pool(1, 1)),
            1,
            Balancer.RANDOM,
            1,
            Optional.of(new Scaling(AutoscalerSettings.usual(1, 20), Sizing.TARGET * 100, 15, 20)),
            0,
            1_500);
    int simulated = Simulation.run(scenario, 1, 15).rows().getLast().end().ready();
    // Its tolerance lets it stop one earlier, and chance one later.
    assertThat(simulated).isBetween(formula - 1, formula + 1);
  }
}
