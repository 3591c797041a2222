package io.junicorn.container.config;

import io.junicorn.patch.PatchRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is rewritten in the classes of web applications as they are loaded. */
public record PatchSettings(
    @Setting(
            value = "observe,file",
            form = "none|observe|file|executor|thread|native|threadlocal",
            perContext = true,
            common = true,
            doc =
                "Calls of the application that are redirected as its classes are loaded, several with commas; none leaves every class as it is.")
        List<Choice> patch,
    @Setting(
            value = "",
            form = "PATTERN,...",
            perContext = true,
            doc =
                "Classes that stay as they are, such as com.acme.Cache or com.acme.*; * is any text.")
        List<String> patchVeto) {

  /** A rule, or none of them. */
  public enum Choice {
    /** No rule at all. */
    NONE,
    /** {@link PatchRule#OBSERVE}. */
    OBSERVE,
    /** {@link PatchRule#FILE}. */
    FILE,
    /** {@link PatchRule#EXECUTOR}. */
    EXECUTOR,
    /** {@link PatchRule#THREAD}. */
    THREAD,
    /** {@link PatchRule#NATIVE}. */
    NATIVE,
    /** {@link PatchRule#THREADLOCAL}. */
    THREADLOCAL
  }

  /** Copies the lists. */
  public PatchSettings {
    patch = List.copyOf(patch);
    patchVeto = List.copyOf(patchVeto);
  }

  /** The rules in force. */
  public Set<PatchRule> rules() {
    Set<PatchRule> rules = EnumSet.noneOf(PatchRule.class);
    for (Choice choice : patch) {
      if (choice != Choice.NONE) {
        rules.add(PatchRule.valueOf(choice.name()));
      }
    }
    return rules;
  }

  /** Refuses what cannot be together. */
  void check() {
    if (patch.contains(Choice.NONE) && patch.size() > 1) {
      throw new BadSettingException(
          "--patch: 'none' stands alone, allowed is none, or some of observe, file, executor,"
              + " thread, native and threadlocal");
    }
  }
}
