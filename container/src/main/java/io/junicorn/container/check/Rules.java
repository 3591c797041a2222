package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** All rules, made anew for each scan. */
final class Rules {
  private Rules() {}

  static List<Rule> create(Known known) {
    List<Rule> rules = new ArrayList<>(CallRules.ALL);
    rules.addAll(
        List.of(
            new EnvironmentRule(),
            new NativeCodeRule(),
            new BlockingInitialiserRule(),
            new ThreadLocalCacheRule(),
            new FinalizerRule(),
            new RemovedApiRule(known),
            new RemovedMemberRule(known),
            new JdkInternalsRule(known),
            new MissingClassRule(known),
            new DescriptorRule(),
            new TagLibraryRule(),
            new LibraryRule(),
            new DuplicateClassRule(),
            new BundledApiRule()));
    return rules;
  }

  /** Every id that a report can have, in alphabetical order. */
  static SortedSet<String> ids(Known known) {
    SortedSet<String> ids =
        new TreeSet<>(List.of(Unreadable.JAR, Unreadable.CLASS, ClassVersion.ID));
    create(known).forEach(rule -> ids.addAll(rule.ids()));
    return ids;
  }
}
