package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.nio.file.Path;

/** Processes behind nginx. */
class RollingBehindNginxIT extends RollingContract {
  RollingBehindNginxIT() {
    super(ProxyKind.NGINX);
  }

  @Override
  Deployment deployment(Path folder) throws IOException {
    return LocalDeployments.inside(folder);
  }
}
