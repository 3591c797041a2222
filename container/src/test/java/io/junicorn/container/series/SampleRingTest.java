package io.junicorn.container.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Samples as the charts ask for them. */
class SampleRingTest {
  private final AtomicLong value = new AtomicLong();
  private final SampleRing ring =
      new SampleRing(
          List.of(
              new Column("count", value::get),
              new Column("half", () -> value.get() / 2.0),
              new Column("none", () -> Double.NaN)),
          3,
          Clock.fixed(Instant.ofEpochMilli(5_000), ZoneOffset.UTC));

  private void samples(int count) {
    for (int i = 0; i < count; i++) {
      value.incrementAndGet();
      ring.sample();
    }
  }

  @Test
  void anEmptyRingHasItsColumns() {
    assertThat(ring.json(0))
        .isEqualTo(
            "{\"began\":5000,\"first\":0,\"next\":0,\"capacity\":3,\"time\":[],\"columns\":{"
                + "\n\"count\":[],\n\"half\":[],\n\"none\":[]}}\n");
  }

  @Test
  void whoAsksOnGetsWhatIsNew() {
    samples(2);
    assertThat(ring.json(1))
        .isEqualTo(
            "{\"began\":5000,\"first\":1,\"next\":2,\"capacity\":3,\"time\":[5000],\"columns\":{"
                + "\n\"count\":[2],\n\"half\":[1],\n\"none\":[null]}}\n");
    assertThat(ring.json(2)).contains("\"time\":[]");
  }

  @Test
  void theOldestAreForgottenAndTheAnswerSaysWhichIsFirst() {
    samples(5);
    assertThat(ring.json(0)).contains("\"first\":2,\"next\":5", "[3,4,5]", "[1.500,2,2.500]");
  }

  @Test
  void aNumberOfTheFutureMeansAnotherProcessAndGetsAll() {
    samples(2);
    assertThat(ring.json(77)).contains("\"first\":0,\"next\":2", "[1,2]");
  }

  @Test
  void aRateIsTheGrowthSinceTheCallBefore() {
    AtomicLong nanos = new AtomicLong(7);
    PerSecond rate = new PerSecond(value::get, nanos::get);
    value.set(30);
    nanos.addAndGet(2_000_000_000);
    assertThat(rate.getAsDouble()).isEqualTo(15);
    assertThat(rate.getAsDouble()).isZero();
  }
}
