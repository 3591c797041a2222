package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Containers of the image behind HAProxy. */
class RollingContainersIT extends RollingContract {
  private static final String IMAGE = LocalDeployments.property("junicorn.image");
  private static final String NOT_BUILT = "none";

  RollingContainersIT() {
    super(ProxyKind.HAPROXY);
  }

  @Override
  Optional<String> missing() {
    return super.missing().or(RollingContainersIT::missingImage);
  }

  private static Optional<String> missingImage() {
    if (IMAGE.equals(NOT_BUILT)) {
      // There may be one of the same name, of another day.
      return Optional.of(
          "no image was built: mvn -Pimage -Djunicorn.image.goal=dockerBuild verify");
    }
    try {
      Process inspect =
          new ProcessBuilder("docker", "image", "inspect", "--format", "{{.Id}}", IMAGE)
              .redirectErrorStream(true)
              .start();
      String said =
          new String(inspect.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return inspect.waitFor() == 0
          ? Optional.empty()
          : Optional.of("no image " + IMAGE + ", build container/image first: " + said);
    } catch (IOException e) {
      return Optional.of("no docker command: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted looking for " + IMAGE);
    }
  }

  @Override
  Deployment deployment(Path folder) throws IOException {
    return new ContainerDeployment(
        IMAGE,
        Path.of(LocalDeployments.property("junicorn.sample")).toRealPath(),
        "junicorn-rolling-" + ProcessHandle.current().pid());
  }
}
