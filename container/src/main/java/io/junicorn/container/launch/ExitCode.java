package io.junicorn.container.launch;

/** What the process tells its supervisor. */
final class ExitCode {
  /** Served and drained, or printed what was asked for. */
  static final int OK = 0;

  /** A web application or a port that cannot be had. */
  static final int CANNOT_START = 1;

  /** A command line that cannot be understood. */
  static final int USAGE = 2;

  private ExitCode() {}
}
