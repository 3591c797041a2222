package io.junicorn.container.check;

import java.util.Set;

/**
 * Finds calls of certain methods. To add one: a line in {@link CallRules}.
 *
 * @param id of the rule
 * @param own severity in the application's own classes
 * @param libraries whether libraries are looked at, too: there it is {@link Severity#INFO}
 * @param targets the methods
 * @param advice what is said
 */
record CallRule(String id, Severity own, boolean libraries, Targets targets, Advice advice)
    implements Rule {
  @Override
  public Set<String> ids() {
    return Set.of(id);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    if ((libraries || type.archive().own()) && targets.mayBeIn(type)) {
      for (Call call : type.calls()) {
        if (targets.has(call)) {
          findings.add(id, type.archive().own() ? own : Severity.INFO, advice, type.place(call));
        }
      }
    }
  }
}
