package io.junicorn.container.deploy;

import io.junicorn.container.config.DeploySettings.EnvironmentChoice;
import io.junicorn.container.detect.Choice;
import io.junicorn.container.detect.EnvironmentDetector;
import io.junicorn.container.detect.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The environment that a web application runs in, by setting or by content, said in one line. */
final class ChosenEnvironment {
  private static final Logger LOG = LoggerFactory.getLogger(ChosenEnvironment.class);

  private ChosenEnvironment() {}

  static EnvironmentName of(WarSpec spec, Path unpacked, EnvironmentChoice setting)
      throws DeployException {
    Choice choice =
        switch (setting) {
          case AUTO -> byContent(spec, unpacked);
          case EE8 -> bySetting(EnvironmentName.EE8);
          case EE10 -> bySetting(EnvironmentName.EE10);
          case EE11 -> bySetting(EnvironmentName.EE11);
        };
    LOG.atLevel(choice.contradicted() ? Level.WARN : Level.INFO)
        .log("{}: {}, because {}", spec.path(), choice.environment().id(), choice.reason());
    return choice.environment();
  }

  private static Choice bySetting(EnvironmentName name) {
    return new Choice(name, "the setting environment says so", false);
  }

  private static Choice byContent(WarSpec spec, Path unpacked) throws DeployException {
    try {
      return EnvironmentDetector.choose(unpacked);
    } catch (IOException e) {
      throw new DeployException(spec.path() + ": cannot read its classes: " + e, e);
    }
  }
}
