package io.junicorn.container.patch;

import io.junicorn.container.hooks.Listeners;
import io.junicorn.hooks.PatchInfo;
import io.junicorn.patch.PatchRule;
import io.junicorn.patch.PatchedClass;
import io.junicorn.patch.Veto;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may keep a class of one context as it is: the setting and the operator's listeners. */
final class Vetoes implements Veto {
  private record Glob(String text, Pattern pattern) {
    static Glob of(String text) {
      return new Glob(
          text,
          Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E"));
    }
  }

  private final String context;
  private final List<Glob> globs;
  private final Listeners listeners;

  Vetoes(String context, List<String> globs, Listeners listeners) {
    this.context = context;
    this.globs = globs.stream().map(Glob::of).toList();
    this.listeners = listeners;
  }

  @Override
  public Optional<String> against(PatchedClass type) {
    for (Glob glob : globs) {
      if (glob.pattern().matcher(type.name()).matches()) {
        return Optional.of("--patch-veto " + glob.text());
      }
    }
    List<String> rules = type.calls().keySet().stream().sorted().map(PatchRule::word).toList();
    return listeners
        .patchVeto(new PatchInfo(context, type.name(), rules))
        .map(name -> "a veto of the listener " + name);
  }
}
