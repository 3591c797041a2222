package io.junicorn.container.check;

import java.util.HashSet;
import java.util.Set;

/**
 * How much of a library needs something. Big libraries have corners for everything, which most
 * applications never enter; what a tenth of the classes need, the library is about. One thread.
 */
final class Share {
  private static final int MUCH = 10;

  private final Set<String> types = new HashSet<>();

  /** One class needs it. */
  void add(String type) {
    types.add(type);
  }

  /** Whether a tenth of the classes of the archive do. */
  boolean isMuchOf(Archive archive) {
    long all = archive.files().stream().filter(ClassFiles::isOne).count();
    return (long) types.size() * MUCH >= all;
  }
}
