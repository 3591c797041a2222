package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The main class of {@code load-tests/simulate}. Exit codes: 0 done, 1 failed, 2 wrong command
 * line.
 */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Arrivals, admission, pools, replicas and the autoscaler in simulated time.",
    subcommands = {
      SizeCommand.class,
      RunCommand.class,
      CheckCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
    })
public final class SimulateMain {
  private static final int FAILED = 1;

  private SimulateMain() {}

  /** Runs the command line. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new SimulateMain());
    Values.register(command);
    command.setExecutionExceptionHandler(
        (thrown, _, _) -> {
          if (thrown instanceof IOException
              || thrown instanceof LoadFailure
              || thrown instanceof ServerFailure) {
            System.err.println("simulate: " + thrown.getMessage());
            return FAILED;
          }
          // Numbers that are out of range are named by those who take them.
          if (thrown.getClass() == IllegalArgumentException.class) {
            System.err.println("simulate: " + thrown.getMessage());
            return CommandLine.ExitCode.USAGE;
          }
          throw thrown;
        });
    System.exit(command.execute(arguments));
  }
}
