package io.junicorn.container.launch;

import io.junicorn.container.config.BadSettingException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line: {@code junicorn run [--FLAG=VALUE ...] [CONTEXT=]PATH ...}, and {@code junicorn
 * check PATH}.
 */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) throws InterruptedException {
    CommandLine commandLine = commandLine();
    try {
      ParseResult parsed = commandLine.parseArgs(arguments);
      Integer help = CommandLine.executeHelpRequest(parsed);
      if (help != null) {
        return help;
      }
      if (!parsed.hasSubcommand()) {
        commandLine.usage(System.err);
        return ExitCode.USAGE;
      }
      return parsed.subcommand().commandSpec().name().equals(CheckCommand.NAME)
          ? CheckCommand.execute(parsed.subcommand(), System.getenv())
          : RunCommand.execute(parsed.subcommand(), System.getenv());
    } catch (ParameterException | BadSettingException e) {
      boolean check = arguments.length > 0 && arguments[0].equals(CheckCommand.NAME);
      return usageError(UsageErrors.explain(e), check ? CheckCommand.NAME : "run");
    }
  }

  private static int usageError(String message, String command) {
    System.err.println("junicorn: " + message);
    System.err.println("see: junicorn " + command + " --help");
    return ExitCode.USAGE;
  }

  static CommandLine commandLine() {
    CommandSpec root =
        CommandSpec.create().name("junicorn").version("junicorn " + Version.current());
    addHelp(root);
    root.usageMessage().description("The WAR you already have, on greenlets.");
    root.addSubcommand("run", run());
    root.addSubcommand(CheckCommand.NAME, CheckCommand.spec());
    return new CommandLine(root);
  }

  /** Picocli has these two ready, and looks for them by reflection: a tenth of its time. */
  static void addHelp(CommandSpec command) {
    command.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    command.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
  }

  private static CommandSpec run() {
    CommandSpec run = CommandSpec.create();
    addHelp(run);
    run.usageMessage().description("Serves web applications until TERM or INT.");
    SettingOptions.addTo(run);
    RunCommand.addOptions(run);
    run.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("[CONTEXT=]PATH")
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A WAR or an unpacked one; shop.war is served at /shop, ROOT.war at /.")
            .build());
    return run;
  }
}
