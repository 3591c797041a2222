package io.junicorn.loadtests.bench;

import picocli.CommandLine;

/** The main class. Exit codes: 0 all was measured, 1 something failed, 2 wrong command line. */
public final class BenchMain {
  private BenchMain() {}

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }
}
