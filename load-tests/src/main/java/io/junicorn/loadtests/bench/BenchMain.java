package io.junicorn.loadtests.bench;

import java.io.IOException;
import picocli.CommandLine;

/** The main class. Exit codes: 0 all was measured, 1 something failed, 2 wrong command line. */
public final class BenchMain {
  private static final int FAILED = 1;

  private BenchMain() {}

  /** Runs the command line. */
  public static void main(String[] arguments) {
    // A JVM that hangs must not hang us, who ask it for its heap. Milliseconds.
    System.setProperty("sun.rmi.transport.tcp.responseTimeout", "60000");
    CommandLine command = new CommandLine(new BenchCommand());
    command.setExecutionExceptionHandler(
        (thrown, _, _) -> {
          if (!(thrown instanceof IOException)) {
            throw thrown;
          }
          System.err.println("bench: " + thrown.getMessage());
          return FAILED;
        });
    System.exit(command.execute(arguments));
  }
}
