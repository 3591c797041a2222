package io.junicorn.loadtests.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.ServerResult;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
  private static final Metric CPU = Metric.CPU_PER_REQUEST;

  @Test
  void aSummaryHasTheMiddleAndTheEnds() {
    assertThat(Statistics.summary(Samples.server("a", CPU, 3, 1, 2), CPU))
        .contains(new Summary(2, 1, 3, 3));
    assertThat(Statistics.summary(Samples.server("a", CPU, 4, 1, 2, 3), CPU))
        .contains(new Summary(2.5, 1, 4, 4));
    assertThat(Statistics.summary(Samples.server("a", CPU, 1), Metric.P99)).isEmpty();
  }

  @Test
  void aRatioIsTheMedianOfRatiosWithinRounds() {
    ServerResult own = Samples.server("junicorn", CPU, 10, 30, 20);
    ServerResult peer = Samples.server("peer", CPU, 20, 30, 10);
    assertThat(Statistics.ratio(own, peer, CPU)).contains(1.0);
  }

  @Test
  void roundsThatEitherLacksAreLeftOut() {
    ServerResult own = Samples.server("junicorn", CPU, 10, Double.NaN, 20, 99);
    ServerResult peer = Samples.server("peer", CPU, 20, 1, 40);
    assertThat(Statistics.ratio(own, peer, CPU)).contains(0.5);
  }

  @Test
  void aDivisionByZeroYieldsNoRatio() {
    ServerResult own = Samples.server("junicorn", CPU, 10, 0);
    assertThat(Statistics.ratio(own, Samples.server("peer", CPU, 0, 0), CPU)).isEmpty();
    assertThat(Statistics.ratio(own, Samples.server("peer", CPU), CPU)).isEmpty();
  }

  @Test
  void whatIsBetterDependsOnTheMetric() {
    assertThat(Verdict.of(CPU, 0.9)).isEqualTo(Verdict.BETTER);
    assertThat(Verdict.of(Metric.REQUESTS_PER_SECOND, 0.9)).isEqualTo(Verdict.WORSE);
    assertThat(Verdict.of(CPU, 1.015)).isEqualTo(Verdict.EVEN);
    assertThat(Verdict.of(Metric.REJECTED, 9)).isEqualTo(Verdict.UNJUDGED);
  }
}
