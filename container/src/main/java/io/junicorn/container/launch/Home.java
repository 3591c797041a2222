package io.junicorn.container.launch;

import io.junicorn.container.deploy.DeployException;
import java.nio.file.Path;

/** Where the distribution lies. */
final class Home {
  private Home() {}

  static Path folder() throws DeployException {
    String home = System.getProperty("junicorn.home");
    if (home == null) {
      throw new DeployException("junicorn.home is not set; start Junicorn by bin/junicorn");
    }
    return Path.of(home);
  }
}
