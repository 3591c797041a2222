package io.junicorn.loadtests.rolling;

import io.junicorn.loadtests.server.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers as processes: of a copy of the distribution with PostgreSQL's driver in it. */
final class LocalDeployment implements Deployment {
  private final Path home;
  private final Path war;

  /** Copies a distribution into a folder that is not there yet. */
  LocalDeployment(Path distribution, Path home, Path war) throws IOException {
    this.home = home;
    this.war = war;
    try (Stream<Path> files = Files.walk(distribution)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, home.resolve(distribution.relativize(file)));
      }
    }
    copy(driver(), home.resolve("lib/ext/postgresql.jar"));
  }

  private static void copy(Path file, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** The jar of PostgreSQL's driver. */
  static Path driver() {
    try {
      return Path.of(
          URI.create(
              Class.forName("org.postgresql.Driver")
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toString()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> command(Slot slot, List<String> flags) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/junicorn").toString(), "run"));
    command.addAll(flags);
    command.add("/=" + war);
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("JUNICORN_JAVA", Home.java());
  }

  @Override
  public void kill(Slot slot, long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
