package io.junicorn.container.launch;

import io.junicorn.container.check.JsonReport;
import io.junicorn.container.check.Report;
import io.junicorn.container.check.Scan;
import io.junicorn.container.check.Severity;
import io.junicorn.container.check.TextReport;
import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.Settings;
import io.junicorn.container.config.SettingsReader;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Printable;
import io.junicorn.container.log.Logs;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code junicorn check}: looks at a web application without running it, and reports. */
final class CheckCommand {
  static final String NAME = "check";

  /** The settings that matter to a web application that does not run. */
  private static final Set<String> SETTINGS =
      Set.of(
          "--environment",
          "--shared-lib",
          "--work-dir",
          "--limit-war-entries",
          "--limit-war-ratio",
          "--limit-war-size");

  private static final String FORMAT = "--format";
  private static final String FAIL_ON = "--fail-on";
  private static final String ALL = "--all";
  private static final String JSON = "json";
  private static final String NEVER = "never";

  private CheckCommand() {}

  static CommandSpec spec() {
    CommandSpec check = CommandSpec.create();
    Main.addHelp(check);
    check
        .usageMessage()
        .description(
            "Looks at a web application without running it: what will fail, stall or surprise here."
                + " Exit code 3 when there is something as bad as --fail-on, 1 when it cannot be"
                + " read.");
    check.addOption(
        choice(FORMAT, "text", "text|json", "What is printed: text for people, or JSON."));
    check.addOption(
        choice(
            FAIL_ON,
            "error",
            "error|warning|never",
            "The least severity of a finding that makes the exit code 3."));
    check.addOption(
        OptionSpec.builder(ALL)
            .type(boolean.class)
            .description("Lists every place of a finding, not the first three.")
            .build());
    SettingOptions.addTo(check, key -> SETTINGS.contains(key.flag()));
    check.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .description("A WAR or an unpacked one.")
            .build());
    return check;
  }

  private static OptionSpec choice(String name, String first, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .description(description + " Default: " + first + ".")
        .build();
  }

  /** Scans and prints; the value is the exit code. */
  static int execute(ParseResult options, Map<String, String> environment) {
    String format = allowed(options, FORMAT, List.of("text", JSON));
    String failOn = allowed(options, FAIL_ON, List.of("error", "warning", NEVER));
    Settings settings = SettingsReader.read(SettingOptions.read(options, environment));
    Logs.toStandardError();
    Report report;
    try {
      Path war = Path.of(options.matchedPositionalValue(0, ""));
      report = Scan.of(war, Home.folder(), settings, options.matchedOptionValue(ALL, false));
    } catch (InvalidPathException | DeployException e) {
      System.err.println("junicorn: " + Printable.escaped(String.valueOf(e.getMessage())));
      return ExitCode.CANNOT_START;
    }
    byte[] text =
        (format.equals(JSON) ? JsonReport.of(report) : TextReport.of(report))
            .getBytes(StandardCharsets.UTF_8);
    System.out.write(text, 0, text.length);
    System.out.flush();
    return fails(report, failOn) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private static boolean fails(Report report, String failOn) {
    return switch (failOn) {
      case NEVER -> false;
      case "warning" -> report.reaches(Severity.WARNING);
      default -> report.reaches(Severity.ERROR);
    };
  }

  private static String allowed(ParseResult options, String name, List<String> values) {
    String value = options.matchedOptionValue(name, values.getFirst());
    if (!values.contains(value)) {
      throw new BadSettingException(
          name + ": '" + value + "' is not allowed; allowed is " + String.join(", ", values));
    }
    return value;
  }
}
