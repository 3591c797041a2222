package io.junicorn.container.detect;

import java.util.Locale;

/** The servlet environments of the distribution, oldest first. */
public enum EnvironmentName {
  /** Java EE 8 and older: javax.servlet up to 4.0. */
  EE8,

  /** Jakarta EE 9 and 10: jakarta.servlet 5.0 and 6.0. */
  EE10,

  /** Jakarta EE 11: jakarta.servlet 6.1. */
  EE11;

  /** Its name in settings, logs and in {@code lib/}: {@code ee8}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
