package io.junicorn.loadtests.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Plan;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GoalTest {
  private static final Metric CPU = Metric.CPU_PER_REQUEST;

  private static RunResult run(boolean quick, ServerResult... servers) {
    RunResult sample = Samples.run();
    Plan plan = new Plan("./junicorn bench", quick, 3, 4, 8, "-Xmx1g");
    SceneResult scene =
        new SceneResult("a", "G", "A", "", "", List.of(CPU), List.of(servers), List.of(), "");
    return new RunResult(
        sample.format(),
        sample.junicorn(),
        sample.started(),
        1,
        false,
        sample.machine(),
        plan,
        List.of(),
        List.of(scene));
  }

  private static Goal.Finding found(Goal goal, ServerResult... servers) {
    return goal.in(run(false, servers));
  }

  private static Goal.Finding figure(double value, boolean met) {
    return new Goal.Finding.Figure(value, met);
  }

  private static ServerResult own(Metric metric, double... values) {
    return Samples.server("junicorn", metric, values);
  }

  @Test
  void aRatioUpToTheCeilingIsMet() {
    Goal goal = Goal.against("a", CPU, 0.75, "x");
    assertThat(found(goal, own(CPU, 15, 30), Samples.server("x", CPU, 20, 40)))
        .isEqualTo(figure(0.75, true));
    assertThat(found(goal, own(CPU, 15.02), Samples.server("x", CPU, 20)))
        .isEqualTo(figure(0.751, false));
  }

  @Test
  void aThroughputIsAFloor() {
    Goal goal = Goal.against("a", Metric.REQUESTS_PER_SECOND, 1, "x");
    ServerResult peer = Samples.server("x", Metric.REQUESTS_PER_SECOND, 100);
    assertThat(found(goal, own(Metric.REQUESTS_PER_SECOND, 99), peer))
        .isEqualTo(figure(0.99, false));
    assertThat(found(goal, own(Metric.REQUESTS_PER_SECOND, 101), peer))
        .isEqualTo(figure(1.01, true));
  }

  @Test
  void againstSeveralTheBestOfThemCounts() {
    Goal goal = Goal.against("a", Metric.P99, 1, "slow", "fast");
    ServerResult own = own(Metric.P99, 10);
    ServerResult slow = Samples.server("slow", Metric.P99, 20);
    assertThat(found(goal, own, slow, Samples.server("fast", Metric.P99, 8)))
        .isEqualTo(figure(1.25, false));
    assertThat(found(goal, own, slow)).isEqualTo(new Goal.Finding.None("this run is without fast"));
  }

  @Test
  void anErrorInOneRoundIsNotHiddenByTheOthers() {
    Goal goal = Goal.own("a", Metric.ERRORS, 0);
    assertThat(found(goal, own(Metric.ERRORS, 0, 0, 3))).isEqualTo(figure(3, false));
    assertThat(found(goal, own(Metric.ERRORS, 0, 0, 0))).isEqualTo(figure(0, true));
    assertThat(found(Goal.own("a", Metric.ANSWERED, 5), own(Metric.ANSWERED, 5, 4, 5)))
        .isEqualTo(figure(4, false));
  }

  @Test
  void whatIsNotThereIsNotMeasuredAndSaysWhy() {
    assertThat(found(Goal.own("b", CPU, 1), own(CPU, 1)))
        .isEqualTo(new Goal.Finding.None("this run is without the scene"));
    assertThat(found(Goal.own("a", Metric.P99, 1), own(CPU, 1)))
        .isEqualTo(new Goal.Finding.None("no figure in any round"));
    ServerResult failed =
        new ServerResult("x", ServerResult.Outcome.FAILED, "it died", "start x", List.of());
    assertThat(found(Goal.against("a", CPU, 1, "x"), own(CPU, 1), failed))
        .isEqualTo(new Goal.Finding.None("x failed: it died"));
  }

  @Test
  void aFigureThatNobodyJudgesIsNoGoal() {
    assertThatThrownBy(() -> Goal.own("a", Metric.REJECTED, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("REJECTED");
  }

  @Test
  void theTableShowsWhatIsMissedAndCountsIt() {
    List<Goal> goals =
        List.of(
            Goal.own("a", CPU, 20), Goal.against("a", CPU, 0.5, "x"), Goal.own("b", CPU, 1_000));
    RunResult run = run(false, own(CPU, 15), Samples.server("x", CPU, 20));
    assertThat(GoalTable.of(run, goals, new Names(run)))
        .contains("**1 of 3 are met, 1 are missed, 1 were not measured.**")
        .contains("| a | CPU us | at most 20 | 15 | met |\n")
        .contains("| a | CPU us against x | at most 0.5 | 0.75 | **missed** |\n")
        .contains(
            "| b | CPU us | at most 1,000 | this run is without the scene | **not measured** |\n");
  }

  @Test
  void aQuickRunIsNotJudged() {
    RunResult run = run(true, own(CPU, 15));
    assertThat(GoalTable.of(run, List.of(Goal.own("a", CPU, 20)), new Names(run)))
        .contains("| 15 | not judged |")
        .doesNotContain("| met |");
  }
}
