package io.junicorn.container.launch;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.SettingKey;
import io.junicorn.container.config.Settings;
import io.junicorn.container.config.SettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: {@code junicorn run [--FLAG=VALUE ...] [CONTEXT=]PATH ...}. */
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
      ParseResult run = parsed.subcommand();
      return RunCommand.run(settingsOf(run), run.matchedPositionalValue(0, List.of()));
    } catch (ParameterException e) {
      return usageError(String.valueOf(e.getMessage()));
    } catch (BadSettingException e) {
      return usageError(String.valueOf(e.getMessage()));
    }
  }

  private static int usageError(String message) {
    System.err.println("junicorn: " + message);
    System.err.println("see: junicorn run --help");
    return ExitCode.USAGE;
  }

  static CommandLine commandLine() {
    CommandSpec root =
        CommandSpec.create()
            .name("junicorn")
            .version("junicorn " + Version.current())
            .mixinStandardHelpOptions(true);
    root.usageMessage().description("The WAR you already have, on greenlets.");
    root.addSubcommand("run", run());
    return new CommandLine(root);
  }

  private static CommandSpec run() {
    CommandSpec run = CommandSpec.create().mixinStandardHelpOptions(true);
    run.usageMessage().description("Serves web applications until TERM or INT.");
    for (SettingKey key : SettingKey.all()) {
      run.addOption(
          OptionSpec.builder(key.flag())
              .paramLabel(key.form())
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1")
              .description(key.doc() + " Default: " + key.defaultValue() + ".")
              .build());
    }
    run.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("[CONTEXT=]PATH")
            .index("0..*")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .required(true)
            .description("A WAR or an unpacked one; shop.war is served at /shop, ROOT.war at /.")
            .build());
    return run;
  }

  private static Settings settingsOf(ParseResult run) {
    Map<String, List<String>> given = new HashMap<>();
    for (SettingKey key : SettingKey.all()) {
      if (run.hasMatchedOption(key.flag())) {
        List<String> values = run.matchedOptionValue(key.flag(), List.of());
        if (values.size() > 1 && !key.repeatable()) {
          throw new BadSettingException(key.flag() + ": given more than once, with " + values);
        }
        given.put(key.name(), values);
      }
    }
    return SettingsReader.read(given);
  }
}
