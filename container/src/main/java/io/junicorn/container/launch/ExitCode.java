package io.junicorn.container.launch;

/** What the process tells its supervisor. */
final class ExitCode {
  /** Served and drained, or printed what was asked for. */
  static final int OK = 0;

  /** A web application that cannot be had or read, or a port. */
  static final int CANNOT_START = 1;

  /** A command line that cannot be understood. */
  static final int USAGE = 2;

  /** A web application was checked, and something was found that is as bad as asked for. */
  static final int FINDINGS = 3;

  private ExitCode() {}
}
