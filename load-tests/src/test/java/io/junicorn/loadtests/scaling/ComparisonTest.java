package io.junicorn.loadtests.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.loadtests.simulation.Counts;
import io.junicorn.loadtests.simulation.Ending;
import io.junicorn.loadtests.simulation.Limits;
import io.junicorn.loadtests.simulation.Outcome;
import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Wait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A comparison that finds nothing is worth something only if it can find something. */
final class ComparisonTest {
  private static final Point POINT =
      Point.waiting("p", new Rate.Constant(100), new Wait.Fixed(1), new Limits(100, 50, 5));

  private static List<String> differences(Measurement measured) {
    Counts counts = new Counts(Map.of(Ending.ANSWERED, 80, Ending.QUEUE_FULL, 20), 0.1, 1, 1, 2);
    Outcome simulated = new Outcome(counts, 100, 0, List.of());
    return new Comparison(POINT, 100, simulated, measured).differences();
  }

  @Test
  void whatIsWithinTheTolerancesIsNoDifference() {
    assertThat(differences(new Measurement(100, 0.2, 1, 2))).isEmpty();
    assertThat(differences(new Measurement(104, 0.22, 1.09, 1.85))).isEmpty();
  }

  @Test
  void eachFigureIsLookedAt() {
    assertThat(differences(new Measurement(120, 0.2, 1, 2)))
        .containsExactly(
            "p: in flight is 100.000 simulated and 120.000 measured, 12.000 apart are allowed");
    assertThat(differences(new Measurement(100, 0.3, 1, 2))).hasSize(1);
    assertThat(differences(new Measurement(100, 0.2, 2, 2))).hasSize(1);
    assertThat(differences(new Measurement(100, 0.2, 1, 3))).hasSize(1);
  }

  @Test
  void aFigureThatIsMissingIsADifference() {
    assertThat(differences(new Measurement(Double.NaN, 0.2, 1, 2))).hasSize(1);
    assertThat(differences(new Measurement(100, 0.2, Double.NaN, 2))).hasSize(1);
  }
}
