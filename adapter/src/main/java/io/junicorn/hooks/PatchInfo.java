package io.junicorn.hooks;

import java.util.List;

/**
 * A class that is about to be rewritten as it is loaded.
 *
 * @param context path of the web application, such as {@code /shop}
 * @param className with dots
 * @param rules of the setting {@code patch} that want to, such as {@code file}
 */
public record PatchInfo(String context, String className, List<String> rules) {
  /** Copies the list. */
  public PatchInfo {
    rules = List.copyOf(rules);
  }
}
