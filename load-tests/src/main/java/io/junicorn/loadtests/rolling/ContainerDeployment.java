package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Servers as containers of an image: on the network of the host, so that the proxy meets their
 * sockets and not those of Docker's own proxy. {@code docker run} passes TERM on, and ends with the
 * exit code of the container.
 */
final class ContainerDeployment implements Deployment {
  private static final int LIMIT_SECONDS = 30;

  private final String image;
  private final Path war;
  private final String prefix;

  /**
   * Of an image that the engine has.
   *
   * @param name beginning of the names of the containers, which must be free
   */
  ContainerDeployment(String image, Path war, String name) {
    this.image = image;
    this.war = war;
    this.prefix = name;
  }

  @Override
  public List<String> command(Slot slot, List<String> flags) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "docker",
                "run",
                "--rm",
                "--name",
                name(slot),
                "--network",
                "host",
                "--read-only",
                "--tmpfs",
                "/tmp",
                "--volume",
                war + ":/webapps/ROOT.war:ro",
                "--volume",
                LocalDeployment.driver() + ":/opt/junicorn/lib/ext/postgresql.jar:ro",
                image,
                "run"));
    command.addAll(flags);
    return command;
  }

  private String name(Slot slot) {
    return prefix + "-" + slot.name();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public void kill(Slot slot, long pid) throws IOException {
    Process kill =
        new ProcessBuilder("docker", "kill", name(slot))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!kill.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new IOException("docker kill " + name(slot) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
