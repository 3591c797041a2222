package io.junicorn.loadtests.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Plan;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Metric CPU = Metric.CPU_PER_REQUEST;
  private static final ServerResult PEER = Samples.server("peer", CPU, 20, 20, 20);

  @Test
  void aRunIsEqualToItself() {
    Comparison same = Comparison.of(Samples.run(), Samples.run());
    assertThat(same.warnings()).isEmpty();
    assertThat(same.unpaired()).isEmpty();
    assertThat(same.scenes())
        .isNotEmpty()
        .allSatisfy(scene -> assertThat(scene.changes()).allMatch(Change::withinNoise));
  }

  @Test
  void aChangeIsNoiseIfTheRangesOverlap() {
    assertThat(change(9, 10, 11).judgement()).isEqualTo("within the noise");
    assertThat(change(5, 6, 7).judgement()).isEqualTo("better");
    assertThat(change(15, 16, 17).judgement()).isEqualTo("worse");
    assertThat(change(15, 16, 17).percent()).contains(60.0);
  }

  @Test
  void theRatioToAPeerIsComparedToo() {
    Comparison comparison =
        Comparison.of(
            run("s", Samples.server("junicorn", CPU, 5), Samples.server("peer", CPU, 10)),
            run("s", Samples.server("junicorn", CPU, 20), Samples.server("peer", CPU, 20)));
    Change change = comparison.scenes().getFirst().changes().getLast();
    assertThat(change.server()).isEqualTo("peer");
    assertThat(change.ratioNow()).contains(0.5);
    assertThat(change.ratioThen()).contains(1.0);
    assertThat(comparison.toText()).contains("-50.0 %", "0.50", "1.00");
  }

  @Test
  void whatOnlyOneRunHasIsNamed() {
    ServerResult own = Samples.server("junicorn", CPU, 5);
    assertThat(Comparison.of(run("s", own, PEER), run("s", own)).unpaired())
        .containsExactly("only now: peer in s");
    assertThat(Comparison.of(run("s", own), run("t", own)).unpaired())
        .containsExactly("only now: scene s", "only then: scene t");
  }

  @Test
  void otherPlansAndInterruptionsAreWarnedAbout() {
    RunResult run = Samples.run();
    RunResult other =
        new RunResult(
            run.format(),
            run.junicorn(),
            run.started(),
            1,
            true,
            run.machine(),
            new Plan("x", true, 1, 4, 15, "-Xmx1g -Xms1g"),
            run.servers(),
            run.scenes());
    assertThat(Comparison.of(run, other).warnings())
        .containsExactly(
            "rounds: now 5, then 1",
            "the earlier run was a quick one, whose figures judge nothing",
            "the earlier run was interrupted");
  }

  @Test
  void anotherLoadIsNamed() {
    assertThat(
            Comparison.of(
                    runOf(scene("s", "h2load", Samples.server("junicorn", CPU, 1))),
                    runOf(scene("s", "Gatling", Samples.server("junicorn", CPU, 2))))
                .warnings())
        .containsExactly("load of s: now h2load, then Gatling");
  }

  private static Change change(double... now) {
    return Comparison.of(
            run("s", Samples.server("junicorn", CPU, now)),
            run("s", Samples.server("junicorn", CPU, 10, 10, 12)))
        .scenes()
        .getFirst()
        .changes()
        .getFirst();
  }

  private static RunResult run(String scene, ServerResult... servers) {
    return runOf(scene(scene, "wrk", servers));
  }

  private static SceneResult scene(String id, String load, ServerResult... servers) {
    return new SceneResult(id, "G", "T", "D", load, List.of(CPU), List.of(servers), List.of(), "");
  }

  private static RunResult runOf(SceneResult only) {
    RunResult run = Samples.run();
    return new RunResult(
        run.format(),
        run.junicorn(),
        run.started(),
        1,
        false,
        run.machine(),
        run.plan(),
        run.servers(),
        List.of(only));
  }
}
