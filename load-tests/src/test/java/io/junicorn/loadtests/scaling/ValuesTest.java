package io.junicorn.loadtests.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Wait;
import org.junit.jupiter.api.Test;

final class ValuesTest {
  @Test
  void ratesAndWaitsAreWords() {
    assertThat(Values.rate("100")).isEqualTo(new Rate.Constant(100));
    assertThat(Values.rate("ramp:50:800:240")).isEqualTo(new Rate.Ramp(50, 800, 240));
    assertThat(Values.rate("bursts:1:9:2:10")).isEqualTo(new Rate.Bursts(1, 9, 2, 10));
    assertThat(Values.wait("0.5")).isEqualTo(new Wait.Exponential(0.5));
    assertThat(Values.wait("fixed:0.5")).isEqualTo(new Wait.Fixed(0.5));
    assertThat(Values.wait("lognormal:0.5:1")).isEqualTo(new Wait.LogNormal(0.5, 1));
  }

  @Test
  void whatIsNoneOfThemIsNamed() {
    assertThatThrownBy(() -> Values.rate("ramp:50"))
        .hasMessageContaining("'ramp:50' is none of RATE, ramp:FROM:TO:SECONDS");
    assertThatThrownBy(() -> Values.rate("-1")).hasMessageContaining("must be more than 0");
    assertThatThrownBy(() -> Values.wait("fixed:x")).hasMessageContaining("'fixed:x'");
  }
}
