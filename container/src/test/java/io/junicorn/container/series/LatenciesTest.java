package io.junicorn.container.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles out of a few buckets. */
class LatenciesTest {
  private static final Percentage EXACTNESS = Percentage.withPercentage(12.5);

  private final Latencies latencies = new Latencies();

  @Test
  void withoutARequestThereIsNoNumber() {
    latencies.tick();
    assertThat(latencies.quantile(0.5)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 7, 8, 999, 1_000, 20_000, 1_048_575, 1_048_576, 3_600_000_000L})
  void aTimeIsFoundAgain(long micros) {
    latencies.record(TimeUnit.MICROSECONDS.toNanos(micros));
    latencies.tick();
    assertThat(latencies.quantile(0.99)).isCloseTo(micros / 1000.0, EXACTNESS);
  }

  @Test
  void theHighestAndTheLowestHaveABucket() {
    latencies.record(Long.MAX_VALUE);
    latencies.record(-1);
    latencies.tick();
    assertThat(latencies.quantile(0.5)).isCloseTo(0, within(0.001));
    assertThat(latencies.quantile(1)).isGreaterThan(1e9);
  }

  @Test
  void quantilesDivideTheRequests() {
    for (int i = 1; i <= 100; i++) {
      latencies.record(TimeUnit.MILLISECONDS.toNanos(i));
    }
    latencies.tick();
    assertThat(latencies.quantile(0.5)).isCloseTo(50, EXACTNESS);
    assertThat(latencies.quantile(0.99)).isCloseTo(99, EXACTNESS);
  }

  @Test
  void aRequestIsForgottenAfterTenTicks() {
    latencies.record(1_000_000);
    for (int i = 0; i < 10; i++) {
      latencies.tick();
      assertThat(latencies.quantile(0.5)).isCloseTo(1, EXACTNESS);
    }
    latencies.tick();
    assertThat(latencies.quantile(0.5)).isNaN();
  }
}
