package io.junicorn.container.check;

import java.util.Set;

/**
 * One thing that is looked for. A rule is made anew for each scan and used by one thread, so it may
 * remember what it saw. To add one: a class that implements this, and its line in {@link Rules}.
 */
interface Rule {
  /** The ids of what it finds, which never change: pipelines know them. */
  Set<String> ids();

  /** What it sees of every class that can be read, in the order of the archives. */
  default void look(ClassFileInWar type, Findings findings) {}

  /** What it sees of an archive after its last class. */
  default void look(Archive archive, Findings findings) {}

  /** What it sees of the whole after its last archive; the environment is known now. */
  default void look(War war, Findings findings) {}
}
