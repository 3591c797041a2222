package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Greenlet;
import java.util.Optional;

/** What a greenlet works for, in words: those of a child with the request's that it works for. */
final class Words {
  private Words() {}

  static String of(Greenlet<?> greenlet) {
    Greenlet<?> root = greenlet;
    Optional<Greenlet<?>> above = root.parent();
    while (above.isPresent()) {
      root = above.get();
      above = root.parent();
    }
    String own = own(greenlet);
    return root == greenlet ? own : own + " for " + own(root);
  }

  /** The words are the application's. */
  private static String own(Greenlet<?> greenlet) {
    try {
      return oneLine(String.valueOf(greenlet.serves()));
    } catch (RuntimeException | Error broken) {
      return "(its description failed: " + broken.getClass().getName() + ")";
    }
  }

  /** They go into the log, where a line feed would begin a line of its own. */
  private static String oneLine(String words) {
    StringBuilder line = new StringBuilder(words.length());
    words.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString();
  }
}
