package io.junicorn.loadtests.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.junicorn.loadtests.autoscaler.AutoscalerSettings;
import io.junicorn.loadtests.autoscaler.Replay;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The simulation against what is known without one. */
final class SimulationTest {
  private static final Wait NONE = new Wait.Fixed(0);
  private static final double FOREVER = Double.POSITIVE_INFINITY;
  private static final Limits ANY = Limits.pool(1_000_000, FOREVER);
  private static final double WARM_UP = 100;
  private static final double SECONDS = 4_000;
  private static final double SHORT = 600;
  private static final int SERVERS = 20;

  private static Outcome run(double rate, Wait pause, Wait query, Limits admission, Limits pool) {
    return run(SECONDS, rate, pause, query, admission, pool);
  }

  private static Outcome run(
      double seconds, double rate, Wait pause, Wait query, Limits admission, Limits pool) {
    Load load = new Load(new Rate.Constant(rate), pause, query);
    ServerModel server = new ServerModel(admission, pool);
    return Simulation.run(Scenario.single(load, server, WARM_UP, seconds), 1, seconds);
  }

  @Test
  void inFlightIsRateTimesWaitWhateverTheDistribution() {
    for (Wait wait :
        new Wait[] {new Wait.Fixed(2), new Wait.Exponential(2), new Wait.LogNormal(2, 1)}) {
      Outcome outcome = run(50, wait, NONE, ANY, ANY);
      assertThat(outcome.inFlight()).as("%s", wait).isCloseTo(100, withinPercentage(2));
      assertThat(outcome.counts().mean()).as("%s", wait).isCloseTo(2, withinPercentage(2));
      assertThat(outcome.counts().rejected()).isZero();
    }
  }

  @Test
  void withoutAQueueErlangBIsRejected() {
    double expected = Erlang.lost(SERVERS, 18);
    for (Wait wait : new Wait[] {new Wait.Exponential(0.5), new Wait.LogNormal(0.5, 1)}) {
      Counts counts = run(36, wait, NONE, new Limits(SERVERS, 0, 5), ANY).counts();
      assertThat(counts.rejectedShare()).isCloseTo(expected, withinPercentage(4));
      assertThat(counts.of(Ending.QUEUE_TIMEOUT)).isZero();
    }
  }

  @Test
  void withALongQueueErlangCIsWaited() {
    Outcome outcome = run(32, new Wait.Exponential(0.5), NONE, Limits.pool(SERVERS, FOREVER), ANY);
    double expected = Erlang.meanWait(SERVERS, 16, 0.5);
    assertThat(outcome.counts().queueWait()).isCloseTo(expected, withinPercentage(5));
    assertThat(outcome.inFlight()).isCloseTo(16, withinPercentage(2));
  }

  @Test
  void withAShortQueueTheRestIsRejected() {
    Counts counts =
        run(44, new Wait.Exponential(0.5), NONE, new Limits(SERVERS, 15, 1e6), ANY).counts();
    double expected = Erlang.lostWithQueue(SERVERS, 15, 22);
    assertThat(counts.rejectedShare()).isCloseTo(expected, withinPercentage(4));
  }

  @Test
  void beyondTheLimitTheTimeoutRejectsWhatCannotBeServed() {
    Counts counts =
        run(SHORT, 80, new Wait.Exponential(0.5), NONE, new Limits(SERVERS, 100_000, 2), ANY)
            .counts();
    assertThat(counts.rejectedShare()).isCloseTo(0.5, withinPercentage(2));
    assertThat(counts.of(Ending.QUEUE_FULL)).isZero();
    assertThat(counts.queueWait()).isBetween(1.7, 2.0);
  }

  @Test
  void aPoolOfConnectionsIsSuchALimitItself() {
    Outcome outcome = run(32, NONE, new Wait.Exponential(0.5), ANY, Limits.pool(SERVERS, FOREVER));
    double waited = outcome.counts().mean() - 0.5;
    assertThat(waited).isCloseTo(Erlang.meanWait(SERVERS, 16, 0.5), withinPercentage(5));
    assertThat(outcome.counts().queueWait()).as("admission").isZero();
  }

  @Test
  void aPoolAnswersConnectionsDividedByTheirTimeHoweverManyMayWaitForIt() {
    for (int workers : new int[] {100, 1_000}) {
      Counts counts =
          run(
                  SHORT,
                  200,
                  NONE,
                  new Wait.Fixed(0.2),
                  new Limits(workers, 0, 5),
                  Limits.pool(SERVERS, 30))
              .counts();
      double perSecond = counts.of(Ending.ANSWERED) / (SHORT - WARM_UP);
      assertThat(perSecond).isCloseTo(SERVERS / 0.2, withinPercentage(1));
      // Who waits waits longer: workers / (connections / time).
      assertThat(counts.p50()).isCloseTo(workers / (SERVERS / 0.2), withinPercentage(3));
    }
  }

  @Test
  void whoGetsNoConnectionInTimeEndsWithoutOne() {
    Counts counts =
        run(SHORT, 200, NONE, new Wait.Fixed(0.2), new Limits(1_000, 0, 5), Limits.pool(SERVERS, 1))
            .counts();
    assertThat((double) counts.of(Ending.NO_CONNECTION) / counts.all())
        .isCloseTo(0.5, withinPercentage(2));
    assertThat(counts.rejected()).isZero();
  }

  private static Outcome cluster(Balancer balancer, int database, Limits pool) {
    Wait wait = database == 0 ? new Wait.Exponential(0.5) : NONE;
    Wait query = database == 0 ? NONE : new Wait.Exponential(0.5);
    Limits admission = database == 0 ? new Limits(SERVERS, 0, 5) : ANY;
    Load load = new Load(new Rate.Constant(72), wait, query);
    return Simulation.run(
        new Scenario(
            load,
            new ServerModel(admission, pool),
            Math.max(1, database),
            balancer,
            2,
            Optional.empty(),
            WARM_UP,
            SECONDS),
        1,
        SECONDS);
  }

  @Test
  void aBalancerThatLooksWastesNoPlaceAndOneThatDoesNotSplitsTheLoad() {
    assertThat(cluster(Balancer.RANDOM, 0, ANY).counts().rejectedShare())
        .isCloseTo(Erlang.lost(SERVERS, 18), withinPercentage(4));
    assertThat(cluster(Balancer.LEAST, 0, ANY).counts().rejectedShare())
        .isCloseTo(Erlang.lost(2 * SERVERS, 36), withinPercentage(4));
  }

  @Test
  void aDatabaseBehindPoolsThatAreLargerTogetherIsTheLimit() {
    Outcome outcome = cluster(Balancer.RANDOM, 40, Limits.pool(1_000, FOREVER));
    assertThat(outcome.counts().mean() - 0.5)
        .isCloseTo(Erlang.meanWait(40, 36, 0.5), withinPercentage(6));
  }

  @Test
  void arrivalsFollowTheirRate() {
    Load load = new Load(new Rate.Bursts(10, 100, 2, 10), NONE, NONE);
    Outcome outcome =
        Simulation.run(Scenario.single(load, new ServerModel(ANY, ANY), 0, 4_000), 3, 2);
    double inBursts = 0;
    double all = 0;
    for (Row row : outcome.rows()) {
      all += row.counts().all();
      inBursts += row.end().at() % 10 == 0 ? row.counts().all() : 0;
    }
    assertThat(all / 4_000).isCloseTo(28, withinPercentage(1));
    assertThat(inBursts / 800).isCloseTo(100, withinPercentage(1));
  }

  @Test
  void anAutoscalerKeepsTheTarget() {
    Load load = new Load(new Rate.Ramp(20, 400, 600), new Wait.Exponential(1), NONE);
    Scenario scenario =
        new Scenario(
            load,
            new ServerModel(new Limits(100, 100, 5), ANY),
            1,
            Balancer.RANDOM,
            1,
            Optional.of(new Scaling(AutoscalerSettings.usual(1, 20), 50, 15, 20)),
            0,
            1_500);
    Outcome outcome = Simulation.run(scenario, 1, 15);
    // 400 in flight, 50 each; within the tolerance seven will do.
    assertThat(outcome.rows().getLast().end().ready()).isBetween(7, 9);
    assertThat(outcome.counts().rejected()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameResultAndAnotherOneDoesNot() {
    Load load = new Load(new Rate.Constant(50), new Wait.Exponential(1), NONE);
    Scenario scenario = Scenario.single(load, new ServerModel(new Limits(50, 5, 1), ANY), 0, 100);
    assertThat(Simulation.run(scenario, 1, 10)).isEqualTo(Simulation.run(scenario, 1, 10));
    assertThat(Simulation.run(scenario, 1, 10)).isNotEqualTo(Simulation.run(scenario, 2, 10));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new Limits(0, 1, 1)).hasMessageContaining("0 places");
    assertThatThrownBy(() -> new Limits(1, 1, 0)).hasMessageContaining("for up to 0.0 s");
    assertThatThrownBy(() -> new Rate.Constant(0)).hasMessageContaining("more than 0: 0.0");
    assertThatThrownBy(() -> new Rate.Bursts(1, 2, 10, 10)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new Wait.Exponential(-1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> scenario(0, 100)).hasMessage("replicas: 0.0 must be 1.0 or more");
    assertThatThrownBy(() -> scenario(1, 10)).hasMessage("seconds: 10.0 must be more than 10.0");
    assertThatThrownBy(() -> Simulation.run(scenario(1, 100), 1, 0))
        .hasMessage("every: 0.0 must be more than 0.0");
    AutoscalerSettings settings = AutoscalerSettings.usual(1, 2);
    assertThatThrownBy(() -> new Scaling(settings, 50, 0, 20))
        .hasMessage("scrape: 0.0 must be more than 0.0");
    assertThatThrownBy(() -> new Replay(0, 1)).hasMessageContaining("scrape: 0 s");
  }

  private static Scenario scenario(int replicas, double seconds) {
    Load load = new Load(new Rate.Constant(1), NONE, NONE);
    ServerModel server = new ServerModel(ANY, ANY);
    return new Scenario(load, server, 1, Balancer.RANDOM, replicas, Optional.empty(), 10, seconds);
  }
}
