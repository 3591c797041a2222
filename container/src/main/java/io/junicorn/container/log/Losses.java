package io.junicorn.container.log;

import java.io.IOException;

/**
 * Hears of entries that were lost, once per burst: when it begins and when it is over.
 *
 * <p>{@link #began} comes on whichever thread lost the first one, maybe a selector, and must not
 * block; the others come on the thread that writes.
 */
interface Losses {
  /** The first one of a burst was lost. */
  void began(LineWriter writer, String why);

  /** Entries go out again; this many were lost. */
  void ended(LineWriter writer, long count);

  /** The file could not be opened anew: the old one is written on. */
  void notReopened(LineWriter writer, IOException why);

  /** The old file could not be closed: the system may have lost the end of it. */
  void notClosed(LineWriter writer, IOException why);
}
