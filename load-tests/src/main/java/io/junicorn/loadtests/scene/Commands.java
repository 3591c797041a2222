package io.junicorn.loadtests.scene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Commands of the system. */
public final class Commands {
  private Commands() {}

  /** A line that says what to install when the command is not on the PATH. */
  public static Optional<String> missing(String command, String debianPackage) {
    String path = System.getenv().getOrDefault("PATH", "");
    boolean found =
        Arrays.stream(path.split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    return found
        ? Optional.empty()
        : Optional.of(command + " is missing (Debian: apt-get install " + debianPackage + ")");
  }
}
