package io.junicorn.container.launch;

import io.junicorn.container.accesslog.AccessLog;
import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.Settings;
import io.junicorn.container.config.SettingsPrinter;
import io.junicorn.container.config.SettingsReader;
import io.junicorn.container.config.Sources;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Printable;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.deploy.WebAppsFolder;
import io.junicorn.container.hooks.BadListenerException;
import io.junicorn.container.hooks.Listeners;
import io.junicorn.container.log.Logs;
import io.junicorn.greenlet.SchedulerOptions;
import io.junicorn.hooks.ServerInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    AccessLog.check(settings.log().accessLogFormat());
    checkScheduler();
    if (options.matchedOptionValue(PRINT_CONFIG, false)) {
      System.out.print(SettingsPrinter.print(sources));
      return ExitCode.OK;
    }
    List<String> wars = options.matchedPositionalValue(0, List.of());
    if (wars.isEmpty() && settings.deploy().webapps().isEmpty()) {
      throw new BadSettingException(
          "no web application: name a PATH, or a folder of them by --webapps");
    }
    Logs logs;
    try {
      logs = Logs.open(settings.log());
    } catch (IOException e) {
      return cannotStart(e);
    }
    boolean check = options.matchedOptionValue(CHECK_CONFIG, false);
    Signals.on("USR1", logs::reopen);
    SignalActions signals = SignalActions.whileStarting();
    Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures());
    try {
      sources.notes().forEach(LOG::info);
      return check
          ? check(settings, wars(sources, settings, wars), logs)
          : run(settings, wars(sources, settings, wars), logs, signals);
    } catch (DeployException | BadListenerException e) {
      int code = cannotStart(e);
      if (!check) {
        FailedStart.linger(settings.management(), e);
      }
      return code;
    } finally {
      logs.flush();
    }
  }

  private static void checkScheduler() {
    try {
      SchedulerOptions.check(System::getProperty);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(Printable.escaped(String.valueOf(e.getMessage())));
    }
  }

  private static int cannotStart(Exception why) {
    LOG.debug("not started", why);
    System.err.println("junicorn: " + Printable.escaped(String.valueOf(why.getMessage())));
    return ExitCode.CANNOT_START;
  }

  // Listeners are made and not told: what they do with a server that starts is not known.
  private static int check(Settings settings, List<WarSpec> wars, Logs logs)
      throws DeployException, BadListenerException, InterruptedException {
    Listeners listeners = Listeners.load().silent();
    Junicorn junicorn =
        new Junicorn(CheckedSettings.of(settings), wars, Home.folder(), logs, listeners);
    junicorn.start();
    // Nobody asked it for anything: there is nothing to wait for.
    junicorn.hurry();
    junicorn.stop();
    System.out.println("junicorn: the configuration is good, and all web applications start");
    return ExitCode.OK;
  }

  private static int run(Settings settings, List<WarSpec> wars, Logs logs, SignalActions signals)
      throws DeployException, BadListenerException, InterruptedException {
    Listeners listeners = Listeners.load();
    List<String> contexts = wars.stream().map(WarSpec::contextPath).toList();
    listeners.starting(new ServerInfo(Version.current(), contexts, List.of()));
    try {
      return serve(new Junicorn(settings, wars, Home.folder(), logs, listeners), signals);
    } finally {
      listeners.exiting();
    }
  }

  private static List<WarSpec> wars(Sources sources, Settings settings, List<String> arguments)
      throws DeployException {
    Optional<Path> folder = settings.deploy().webapps();
    List<Path> found = folder.isPresent() ? WebAppsFolder.list(folder.get()) : List.of();
    List<WarSpec> wars = WarSpec.all(arguments.stream().map(RunCommand::parsed).toList(), found);
    if (wars.isEmpty()) {
      throw new DeployException("webapps: there is no web application in " + folder.orElseThrow());
    }
    refuseOtherContexts(sources, wars, folder.isPresent());
    return wars;
  }

  /** A wrong argument is a wrong command line; what it names may still be unable to start. */
  private static WarSpec parsed(String argument) {
    try {
      return WarSpec.parse(argument);
    } catch (DeployException e) {
      throw new BadSettingException(Printable.escaped(String.valueOf(e.getMessage())));
    }
  }

  /** Into a folder, applications may come later. */
  private static void refuseOtherContexts(
      Sources sources, List<WarSpec> wars, boolean moreMayCome) {
    List<String> others = sources.ofOtherContexts(wars.stream().map(WarSpec::contextPath).toList());
    if (!moreMayCome && !others.isEmpty()) {
      throw new BadSettingException(others.getFirst());
    }
    others.forEach(LOG::warn);
  }

  /** Runs until something ends it; the value is the exit code. */
  private static int serve(Junicorn junicorn, SignalActions signals)
      throws DeployException, InterruptedException {
    junicorn.start();
    signals.started(junicorn);
    junicorn.awaitEnd();
    junicorn.stop();
    return ExitCode.OK;
  }
}
