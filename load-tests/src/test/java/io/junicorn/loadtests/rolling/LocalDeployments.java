package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Processes of the distribution and the sample that the build has made. */
final class LocalDeployments {
  private LocalDeployments() {}

  static Deployment inside(Path folder) throws IOException {
    return new LocalDeployment(
        Path.of(property("junicorn.home")).toRealPath(),
        folder.resolve("home"),
        Path.of(property("junicorn.sample")).toRealPath());
  }

  /** What the build says. */
  static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), name + " is not set: run by mvn verify");
  }
}
