package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.List;

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
            new DuplicateClassRule(known),
            new BundledApiRule()));
    return rules;
  }
}
