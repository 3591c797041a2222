package io.junicorn.loadtests.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Kubernetes' documentation says of its autoscaler, and the cases of its own tests. */
final class AutoscalerTest {
  private final Autoscaler autoscaler = new Autoscaler(AutoscalerSettings.usual(1, 50));

  private static Observed observed(double target, double... pods) {
    return new Observed(target, DoubleStream.of(pods).mapToObj(OptionalDouble::of).toList());
  }

  private static Observed withNew(Observed known, int fresh) {
    return new Observed(
        known.target(),
        Stream.concat(known.pods().stream(), Stream.generate(OptionalDouble::empty).limit(fresh))
            .toList());
  }

  private int desired(double now, Observed metric) {
    return autoscaler.desired(now, metric.pods().size(), List.of(metric));
  }

  @Test
  void twiceTheTargetIsTwiceTheReplicas() {
    assertThat(desired(0, observed(100, 200, 200))).isEqualTo(4);
  }

  @Test
  void replicasAreRoundedUp() {
    assertThat(desired(0, observed(500, 700, 700, 700))).isEqualTo(5);
    assertThat(desired(15, observed(500, 1000))).as("exactly two").isEqualTo(2);
  }

  @Test
  void aTenthAroundTheTargetIsTolerated() {
    assertThat(desired(0, observed(500, 549, 549, 549, 549))).isEqualTo(4);
    assertThat(desired(15, observed(500, 560, 560, 560, 560))).isEqualTo(5);
    assertThat(desired(1000, observed(500, 451, 451, 451, 451))).isEqualTo(4);
  }

  @Test
  void podsWithoutAValueCountAsIdleWhenMoreAreWanted() {
    // Two at 900 and two that start: 1800 / 4 is below the target already, so nothing more.
    assertThat(desired(0, withNew(observed(500, 900, 900), 2))).isEqualTo(4);
    assertThat(desired(15, withNew(observed(500, 1500, 1500), 1))).isEqualTo(6);
  }

  @Test
  void podsWithoutAValueCountAsLoadedWhenFewerAreWanted() {
    assertThat(autoscaler.wish(withNew(observed(500, 0, 0), 2), 4)).isEqualTo(2);
    assertThat(autoscaler.wish(observed(500, 100, 100, 100, 100), 4)).isEqualTo(1);
  }

  @Test
  void withoutAnyValueNothingIsDone() {
    assertThat(desired(0, withNew(observed(500), 3))).isEqualTo(3);
  }

  @Test
  void inAQuarterOfAMinuteReplicasDoubleOrGrowByFour() {
    assertThat(desired(0, observed(1, 50))).isEqualTo(5);
    assertThat(autoscaler.desired(5, 5, List.of(observed(1, 50, 50, 50, 50, 50)))).isEqualTo(5);
    assertThat(autoscaler.desired(15, 5, List.of(observed(1, 50, 50, 50, 50, 50)))).isEqualTo(10);
  }

  @Test
  void fewerComeOnlyWhenFiveMinutesAgree() {
    assertThat(desired(0, observed(500, 500, 500, 500, 500))).isEqualTo(4);
    assertThat(desired(150, observed(500, 100, 100, 100, 100))).isEqualTo(4);
    assertThat(desired(299, observed(500, 300, 300, 300, 300))).isEqualTo(4);
    assertThat(desired(301, observed(500, 100, 100, 100, 100))).as("the wish of 299").isEqualTo(3);
    assertThat(desired(600, observed(500, 100, 100, 100, 100))).isEqualTo(1);
  }

  @Test
  void theHighestOfSeveralMetricsCounts() {
    Observed cpu = observed(400, 20, 20);
    assertThat(autoscaler.desired(0, 2, List.of(cpu, observed(500, 1000, 1000)))).isEqualTo(4);
  }

  @Test
  void theUsualSettingsAreThoseOfTheChart() {
    AutoscalerSettings usual = AutoscalerSettings.usual(1, 2);
    assertThat(RenderedChart.autoscaler())
        .contains(
            """
                scaleUp:
                  stabilizationWindowSeconds: 0
                  selectPolicy: Max
                  policies:
                    - type: Percent
                      value: 100
                      periodSeconds: %2$.0f
                    - type: Pods
                      value: %1$d
                      periodSeconds: %2$.0f
                scaleDown:
                  stabilizationWindowSeconds: %3$.0f
            """
                .formatted(usual.growthPods(), usual.growthPeriod(), usual.downStabilisation()));
  }

  @Test
  void theRangeIsKept() {
    Autoscaler narrow = new Autoscaler(AutoscalerSettings.usual(2, 3));
    assertThat(narrow.desired(0, 2, List.of(observed(500, 5000, 5000)))).isEqualTo(3);
    assertThat(narrow.desired(600, 3, List.of(observed(500, 0, 0, 0)))).isEqualTo(2);
    assertThatThrownBy(() -> AutoscalerSettings.usual(3, 2)).hasMessageContaining("from 3 to 2");
    assertThatThrownBy(() -> observed(0, 1)).hasMessageContaining("target: 0.0");
  }
}
