package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Greenlet;
import java.util.Optional;

/** What a greenlet works for, in words: those of a child with the request's that it works for. */
final class Words {
  private Words() {}

  static String of(Greenlet<?> greenlet, String own, Served.Source source) {
    Greenlet<?> root = greenlet;
    Optional<Greenlet<?>> above = root.parent();
    while (above.isPresent()) {
      root = above.get();
      above = root.parent();
    }
    return oneLine(root == greenlet ? own : own + " for " + source.by(root).words());
  }

  /** They go into the log, where a line feed would begin a line of its own. */
  private static String oneLine(String words) {
    StringBuilder line = new StringBuilder(words.length());
    words.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString();
  }
}
