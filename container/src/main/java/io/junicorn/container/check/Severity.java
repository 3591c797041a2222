package io.junicorn.container.check;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Will not run. */
  ERROR,

  /** Will stall or surprise. */
  WARNING,

  /** Good to know. */
  INFO;

  /** As it stands in reports: {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
