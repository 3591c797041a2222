package io.junicorn.container.usage;

import java.util.OptionalLong;

/** Something of which the process may have so much. Used by the monitor's thread. */
interface Limit {
  /** The setting, such as {@code max-memory}. */
  String setting();

  /** The largest value that is fine. */
  long allowed();

  /** How much there is; empty when that is not known yet. */
  OptionalLong measure();

  /** A value and the limit, for people. */
  String describe(long value);
}
