package io.junicorn.container.launch;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.Settings;
import io.junicorn.container.config.SettingsPrinter;
import io.junicorn.container.config.SettingsReader;
import io.junicorn.container.config.Sources;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.deploy.WebAppsFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code junicorn run}: serves web applications until a signal ends it. */
final class RunCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private static final String CHECK_CONFIG = "--check-config";
  private static final String PRINT_CONFIG = "--print-config";

  private RunCommand() {}

  static void addOptions(CommandSpec command) {
    command.addOption(
        OptionSpec.builder(CHECK_CONFIG)
            .type(boolean.class)
            .description("Starts the web applications on a port that nobody knows, and ends.")
            .build());
    command.addOption(
        OptionSpec.builder(PRINT_CONFIG)
            .type(boolean.class)
            .description("Prints every setting with its value and where it was given, and ends.")
            .build());
  }

  /** Reads the settings and runs; the value is the exit code. */
  static int execute(ParseResult options, Map<String, String> environment)
      throws InterruptedException {
    Sources sources = SettingOptions.read(options, environment);
    Settings settings = SettingsReader.read(sources);
    if (options.matchedOptionValue(PRINT_CONFIG, false)) {
      System.out.print(SettingsPrinter.print(sources));
      return ExitCode.OK;
    }
    List<String> wars = options.matchedPositionalValue(0, List.of());
    if (wars.isEmpty() && settings.deploy().webapps().isEmpty()) {
      throw new BadSettingException(
          "no web application: name a PATH, or a folder of them by --webapps");
    }
    sources.notes().forEach(LOG::info);
    return options.matchedOptionValue(CHECK_CONFIG, false)
        ? check(settings, wars)
        : run(settings, wars);
  }

  private static int check(Settings settings, List<String> arguments) throws InterruptedException {
    Optional<Junicorn> junicorn = start(CheckedSettings.of(settings), arguments);
    if (junicorn.isEmpty()) {
      return ExitCode.CANNOT_START;
    }
    junicorn.get().stop();
    System.out.println("junicorn: the configuration is good, and all web applications start");
    return ExitCode.OK;
  }

  /** Empty when it could not, which was said. */
  private static Optional<Junicorn> start(Settings settings, List<String> arguments) {
    Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures());
    try {
      Junicorn junicorn = new Junicorn(settings, wars(settings, arguments), home());
      junicorn.start();
      return Optional.of(junicorn);
    } catch (DeployException e) {
      LOG.debug("not started", e);
      System.err.println("junicorn: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static List<WarSpec> wars(Settings settings, List<String> arguments)
      throws DeployException {
    Optional<Path> folder = settings.deploy().webapps();
    List<Path> found = folder.isPresent() ? WebAppsFolder.list(folder.get()) : List.of();
    List<WarSpec> wars = WarSpec.parseAll(arguments, found);
    if (wars.isEmpty()) {
      throw new DeployException("webapps: there is no web application in " + folder.orElseThrow());
    }
    return wars;
  }

  /** Runs until TERM or INT; the value is the exit code. */
  private static int run(Settings settings, List<String> arguments) throws InterruptedException {
    Optional<Junicorn> started = start(settings, arguments);
    if (started.isEmpty()) {
      return ExitCode.CANNOT_START;
    }
    Junicorn junicorn = started.get();
    CountDownLatch ended = new CountDownLatch(1);
    Signals.on(
        "TERM",
        () -> {
          LOG.info("TERM received");
          if (ended.getCount() == 0) {
            junicorn.hurry();
          }
          ended.countDown();
        });
    Signals.on(
        "INT",
        () -> {
          LOG.info("INT received");
          junicorn.hurry();
          ended.countDown();
        });
    ended.await();
    junicorn.stop();
    return ExitCode.OK;
  }

  private static Path home() throws DeployException {
    String home = System.getProperty("junicorn.home");
    if (home == null) {
      throw new DeployException("junicorn.home is not set; start Junicorn by bin/junicorn");
    }
    return Path.of(home);
  }
}
