package io.junicorn.container.launch;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.EnvironmentVariables;
import io.junicorn.container.config.MootKeys;
import io.junicorn.container.config.SettingKey;
import io.junicorn.container.config.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code run} that are settings, and how they meet the file and the environment. */
final class SettingOptions {
  private static final String CONFIG = "--config";
  private static final String SET = "--set";

  private SettingOptions() {}

  static void addTo(CommandSpec command) {
    addTo(command, key -> true);
  }

  /** Some of them, for a command to which the others mean nothing. */
  static void addTo(CommandSpec command, Predicate<SettingKey> which) {
    command.addOption(
        text("FILE", CONFIG, "-c")
            .description("File of settings, in the properties format: docs/settings.md.")
            .build());
    command.addOption(
        text("KEY=VALUE", SET)
            .description("Any key of such a file, such as context./shop.timeout=10s.")
            .build());
    SettingKey.all().stream()
        .filter(which)
        .forEach(key -> command.addOption(key.isSwitch() ? onOff(key) : withValue(key)));
    command.addOption(text("N", "--workers", "-w").hidden(true).build());
    command.addOption(text("CLASS", "--worker-class", "-k").hidden(true).build());
  }

  private static OptionSpec onOff(SettingKey key) {
    return OptionSpec.builder(key.flags())
        .type(Boolean.class)
        .arity("0")
        .fallbackValue("true")
        .negatable(true)
        .description(described(key))
        .build();
  }

  private static OptionSpec withValue(SettingKey key) {
    return text(key.form(), key.flags()).description(described(key)).build();
  }

  private static OptionSpec.Builder text(String label, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1");
  }

  // The help reads a percent sign as a format.
  private static String described(SettingKey key) {
    return (key.doc() + " Default: " + key.defaultValue() + ".").replace("%", "%%");
  }

  /**
   * What all sources say: file, then environment, then {@code JUNICORN_CMD_ARGS}, then the command
   * line, each stronger than those before.
   *
   * @throws BadSettingException naming where and what is wrong
   */
  static Sources read(ParseResult commandLine, Map<String, String> environment) {
    List<ParseResult> strongestFirst = new ArrayList<>(List.of(commandLine));
    String more = environment.get(EnvironmentVariables.CMD_ARGS);
    if (more != null) {
      strongestFirst.add(parse(more));
    }
    Sources sources = new Sources();
    Path file = file(strongestFirst, environment);
    if (file != null) {
      sources.file(file);
    }
    sources.environment(environment);
    if (more != null) {
      addTo(sources, strongestFirst.getLast(), EnvironmentVariables.CMD_ARGS);
    }
    addTo(sources, commandLine, Sources.COMMAND_LINE);
    return sources;
  }

  private static ParseResult parse(String options) {
    CommandSpec spec = CommandSpec.create().name(EnvironmentVariables.CMD_ARGS);
    addTo(spec);
    try {
      return new CommandLine(spec).parseArgs(Words.split(options).toArray(String[]::new));
    } catch (CommandLine.ParameterException | IllegalArgumentException e) {
      throw new BadSettingException(
          EnvironmentVariables.CMD_ARGS + ": '" + options + "': " + UsageErrors.explain(e));
    }
  }

  private static @Nullable Path file(
      List<ParseResult> strongestFirst, Map<String, String> environment) {
    for (ParseResult options : strongestFirst) {
      if (options.hasMatchedOption(CONFIG)) {
        return Path.of(once(CONFIG, values(options, CONFIG)).getLast());
      }
    }
    String variable = environment.get(EnvironmentVariables.CONFIG);
    return variable == null ? null : Path.of(variable);
  }

  private static void addTo(Sources sources, ParseResult options, String where) {
    for (SettingKey key : SettingKey.all()) {
      if (!options.hasMatchedOption(key.flag())) {
        continue;
      }
      if (key.isSwitch()) {
        boolean on = options.matchedOptionValue(key.flag(), false);
        sources.option(key, List.of(Boolean.toString(on)), where);
      } else {
        List<String> values = values(options, key.flag());
        sources.option(key, key.repeatable() ? values : once(key.flag(), values), where);
      }
    }
    values(options, SET).forEach(assignment -> sources.assign(assignment, where));
    for (String moot : MootKeys.NAMES) {
      values(options, "--" + moot).forEach(value -> sources.moot(moot, value));
    }
  }

  private static List<String> values(ParseResult options, String flag) {
    return options.matchedOptionValue(flag, List.of());
  }

  private static List<String> once(String flag, List<String> values) {
    if (values.size() > 1) {
      throw new BadSettingException(flag + ": given more than once, with " + values);
    }
    return values;
  }
}
