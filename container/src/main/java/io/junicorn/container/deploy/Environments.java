package io.junicorn.container.deploy;

import io.junicorn.container.detect.EnvironmentName;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The environments of the distribution, each loaded when the first web application needs it: a
 * class loader costs start time and memory. One thread at a time.
 */
final class Environments {
  private final Path home;
  private final SharedLibraries shared;
  private final Map<EnvironmentName, ServletEnvironment> loaded =
      new EnumMap<>(EnvironmentName.class);

  Environments(Path home, SharedLibraries shared) {
    this.home = home;
    this.shared = shared;
  }

  SharedLibraries shared() {
    return shared;
  }

  ServletEnvironment get(EnvironmentName name) throws DeployException {
    ServletEnvironment environment = loaded.get(name);
    if (environment == null) {
      environment = ServletEnvironment.load(name.id(), home, shared);
      loaded.put(name, environment);
    }
    return environment;
  }
}
