package io.junicorn.loadtests.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The autoscaler's expression on recorded metrics of a real server: {@code
 * junicorn_requests_active} against the target that the chart renders, a share of {@code
 * worker-connections}. Recorded by {@code load-tests/simulate record}.
 */
final class RecordedRampTest {
  private static final double SHARE = RenderedChart.target();

  /** Scheduling, start and readiness of a pod; its image is on the node. */
  private static final int POD_START = 20;

  private static final int KUBELET_SECONDS = 15;
  private static final int CPU_REQUEST_MILLIS = 500;

  private static final Replay REPLAY = new Replay(15, 1);

  private static Recording recording(String name) {
    return Recording.read(Path.of("src/test/resources/recorded", name));
  }

  private static IntSummaryStatistics wish(Recording recording, double share) {
    return REPLAY.firstWish(
        recording, Recording.Sample::active, share * recording.workerConnections());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ramp.csv", "surge.csv"})
  void theLoadReallyPassesAdmission(String name) {
    Recording recording = recording(name);
    assertThat(recording.workerConnections()).isEqualTo(1000);
    assertThat(recording.samples().getFirst().active()).isLessThan(150);
    assertThat(recording.samples()).anyMatch(s -> s.active() == 1000 && s.queued() > 950);
    assertThat(recording.firstRejection()).isPresent();
    assertThat(recording.samples().getLast().rejected()).isGreaterThan(1000);
  }

  @Test
  void aSecondReplicaServesBeforeTheFirstRejection() {
    Recording ramp = recording("ramp.csv");
    IntSummaryStatistics wish = wish(ramp, SHARE);
    assertThat(wish.getCount()).isPositive();
    int serving = wish.getMax() + POD_START;
    int first = ramp.firstRejection().orElseThrow();
    assertThat(serving)
        .as("serves, wished for in second %s to %s", wish.getMin(), wish.getMax())
        .isLessThan(first);
    // And not from the start: it is the load that asks for it.
    assertThat(ramp.samples().get(wish.getMin()).active())
        .isGreaterThan((int) (SHARE * ramp.workerConnections()));
  }

  @Test
  void theWishIsThereBeforeTheFirstRejectionEvenInASurge() {
    Recording surge = recording("surge.csv");
    IntSummaryStatistics wish = wish(surge, SHARE);
    assertThat(wish.getCount()).isPositive();
    assertThat(wish.getMax()).isLessThan(surge.firstRejection().orElseThrow());
  }

  @Test
  void aHigherTargetLeavesLessTime() {
    Recording ramp = recording("ramp.csv");
    assertThat(wish(ramp, 0.3).getMax()).isLessThan(wish(ramp, 0.5).getMax());
    assertThat(wish(ramp, 0.5).getMax()).isLessThan(wish(ramp, 0.8).getMax());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.92, 1})
  void aTargetAboveTenEleventhsNeverScalesBecauseTheGaugeEndsAtItsLimit(double share) {
    Recording ramp = recording("ramp.csv");
    assertThat(wish(ramp, share).getCount()).isZero();
    assertThat(ramp.samples()).allMatch(s -> s.active() <= ramp.workerConnections());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ramp.csv", "surge.csv"})
  void processorTimeAloneDoesNotScaleAServerWhoseRequestsWait(String name) {
    Recording recording = recording(name);
    IntSummaryStatistics byCpu =
        REPLAY.firstWish(
            recording.averaged(KUBELET_SECONDS),
            Recording.Sample::cpuMillis,
            RenderedChart.cpuTarget() * CPU_REQUEST_MILLIS);
    int first = recording.firstRejection().orElseThrow();
    boolean inTime = byCpu.getCount() > 0 && byCpu.getMax() < first;
    assertThat(inTime).isFalse();
  }
}
