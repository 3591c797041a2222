package io.junicorn.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.junicorn.docker.Docker;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The image under test, and why there may be none. */
final class Image {
  private static final String NOT_BUILT = "none";

  private Image() {}

  /** Skips the test where no container can be started, or the build made no image. */
  static void assumeBuilt() {
    assumeTrue(
        !name().equals(NOT_BUILT),
        "no image was built: mvn -Pimage -Djunicorn.image.goal=dockerBuild verify");
    Optional<String> reason = Docker.available();
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
  }

  static String name() {
    return property("junicorn.image");
  }

  /** The sample's WAR. */
  static Path sample() {
    return Path.of(property("junicorn.sample")).toAbsolutePath().normalize();
  }

  private static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), name + " is not set: run by mvn verify");
  }
}
