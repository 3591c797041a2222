package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.nio.file.Path;

/** Processes behind HAProxy. */
class RollingBehindHaProxyIT extends RollingContract {
  RollingBehindHaProxyIT() {
    super(ProxyKind.HAPROXY);
  }

  @Override
  Deployment deployment(Path folder) throws IOException {
    return LocalDeployments.inside(folder);
  }
}
