package io.junicorn.container.launch;

import io.junicorn.container.config.Settings;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.WarSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code junicorn run}: serves web applications until a signal ends it. */
final class RunCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private RunCommand() {}

  /** Runs until TERM or INT; the value is the exit code. */
  static int run(Settings settings, List<String> arguments) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures());
    Junicorn junicorn;
    try {
      junicorn = new Junicorn(settings, WarSpec.parseAll(arguments), home());
      junicorn.start();
    } catch (DeployException e) {
      LOG.debug("not started", e);
      System.err.println("junicorn: " + e.getMessage());
      return ExitCode.CANNOT_START;
    }
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
