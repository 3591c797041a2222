package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Machine;
import io.junicorn.loadtests.result.Plan;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Warnings of a comparison: what differs between two runs apart from their figures. */
final class RunDifferences {
  private final List<String> lines = new ArrayList<>();

  private RunDifferences() {}

  static List<String> of(RunResult now, RunResult then) {
    RunDifferences found = new RunDifferences();
    found.machines(now.machine(), then.machine());
    found.plans(now.plan(), then.plan());
    for (ServerInfo server : now.servers()) {
      then.servers().stream()
          .filter(old -> old.id().equals(server.id()))
          .forEach(old -> found.servers(server, old));
    }
    for (SceneResult scene : now.scenes()) {
      then.scenes().stream()
          .filter(old -> old.id().equals(scene.id()))
          .forEach(old -> found.differ("load of " + scene.id(), scene.load(), old.load()));
    }
    found.incomplete("this", now);
    found.incomplete("the earlier", then);
    return List.copyOf(found.lines);
  }

  private void machines(Machine now, Machine then) {
    differ("system", now.system(), then.system());
    differ("processor", now.processor(), then.processor());
    differ("cores", now.cores(), then.cores());
    differ("memory in MiB", now.memoryMiB(), then.memoryMiB());
    differ("Java", now.java(), then.java());
    differ("load tools", now.tools(), then.tools());
  }

  private void plans(Plan now, Plan then) {
    differ("rounds", now.rounds(), then.rounds());
    differ("seconds of a round", now.seconds(), then.seconds());
    differ("warm-up in seconds", now.warmUpSeconds(), then.warmUpSeconds());
    differ("heap flags", now.heap(), then.heap());
  }

  private void servers(ServerInfo now, ServerInfo then) {
    differ("version of " + now.id(), now.version(), then.version());
    differ("configuration of " + now.id(), now.configuration(), then.configuration());
  }

  private void incomplete(String which, RunResult run) {
    if (run.plan().quick()) {
      lines.add(which + " run was a quick one, whose figures judge nothing");
    }
    if (run.interrupted()) {
      lines.add(which + " run was interrupted");
    }
  }

  private void differ(String what, Object now, Object then) {
    if (!Objects.equals(now, then)) {
      lines.add("%s: now %s, then %s".formatted(what, now, then));
    }
  }
}
