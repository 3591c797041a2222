package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Machine;
import io.junicorn.loadtests.result.Plan;
import io.junicorn.loadtests.result.RunResult;

/** The top of the page: what was measured, where and how, and whether it judges anything. */
final class Headline {
  private Headline() {}

  static String of(RunResult run) {
    StringBuilder html = new StringBuilder();
    if (run.plan().quick()) {
      html.append("<p class=\"warning\"><b>Quick mode.</b> Rounds this short judge nothing.</p>\n");
    }
    if (run.interrupted()) {
      html.append("<p class=\"warning\"><b>Interrupted.</b> Not all scenes have run.</p>\n");
    }
    Machine machine = run.machine();
    Plan plan = run.plan();
    html.append("<dl class=\"facts\">\n");
    fact(html, "Measured", run.started() + ", took " + Numbers.took(run.tookSeconds()));
    fact(html, "Junicorn", run.junicorn());
    fact(
        html,
        "Machine",
        "%d cores, %s MiB, %s"
            .formatted(machine.cores(), Numbers.count(machine.memoryMiB()), machine.processor()));
    fact(html, "System", machine.system());
    fact(html, "Java", machine.java());
    fact(html, "Rounds", rounds(plan));
    fact(html, "Heap", plan.heap());
    fact(html, "Load", tools(machine));
    html.append("</dl>\n<p class=\"command\"><code>");
    return html.append(Html.escape(plan.command())).append("</code></p>\n").toString();
  }

  static String rounds(Plan plan) {
    return "%d of %d s each in throughput scenes, after %d s of warm-up"
        .formatted(plan.rounds(), plan.seconds(), plan.warmUpSeconds());
  }

  static String tools(Machine machine) {
    return machine.tools().entrySet().stream()
        .map(tool -> tool.getKey() + " " + tool.getValue())
        .reduce((one, other) -> one + ", " + other)
        .orElse("none named");
  }

  private static void fact(StringBuilder html, String name, String value) {
    html.append("<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(name, Html.escape(value)));
  }
}
