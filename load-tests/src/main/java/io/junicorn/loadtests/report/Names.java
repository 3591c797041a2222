package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerInfo;
import io.junicorn.loadtests.result.ServerResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The servers of a run with their titles, and a colour that each keeps over the whole page. */
record Names(RunResult run) {
  /** Beside Junicorn's own; then they start again. */
  private static final int COLOURS = 10;

  String title(String id) {
    return run.servers().stream()
        .filter(server -> server.id().equals(id))
        .map(ServerInfo::title)
        .findFirst()
        .orElse(id);
  }

  /** All but Junicorn, in the order of the run. */
  List<String> peers() {
    Set<String> ids = new LinkedHashSet<>();
    run.servers().forEach(server -> ids.add(server.id()));
    run.scenes().stream()
        .flatMap(scene -> scene.servers().stream())
        .map(ServerResult::server)
        .forEach(ids::add);
    ids.remove(RunResult.JUNICORN);
    return List.copyOf(ids);
  }

  /** 0 is Junicorn's. */
  int colour(String id) {
    return id.equals(RunResult.JUNICORN) ? 0 : 1 + Math.max(0, peers().indexOf(id)) % COLOURS;
  }

  String rowHead(String id) {
    return rowHead(id, "");
  }

  /** The head of a row, with a mark beside the title. */
  String rowHead(String id, String mark) {
    return "<th scope=\"row\"><i class=\"swatch c%d\"></i>%s</th>"
        .formatted(colour(id), Html.escape(title(id) + mark));
  }
}
