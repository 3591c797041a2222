package io.junicorn.container.deploy;

import io.junicorn.container.detect.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operator's jars that every web application sees (Servlet 6.0, section 10.7.2). They lie in
 * the class loader of each environment, above the applications': what a WAR brings itself wins.
 *
 * @param jars in the order of their names
 */
record SharedLibraries(List<Path> jars) {
  /** Copies the list. */
  SharedLibraries {
    jars = List.copyOf(jars);
  }

  /**
   * Those of a folder, none if there is no folder.
   *
   * @throws DeployException when it cannot be listed
   */
  static SharedLibraries of(Optional<Path> folder) throws DeployException {
    if (folder.isEmpty()) {
      return new SharedLibraries(List.of());
    }
    if (!Files.isDirectory(folder.get())) {
      throw new DeployException("shared-lib: " + folder.get() + " is no folder");
    }
    return new SharedLibraries(jarsIn(folder.get()));
  }

  /**
   * The jars of a folder by name, none if there is no such folder. Their paths are absolute and
   * plain: to Jetty a path with {@code ./} or a link in it is an alias.
   */
  static List<Path> jarsIn(Path folder) throws DeployException {
    try {
      return Files.isDirectory(folder) ? Jars.in(folder.toRealPath()) : List.of();
    } catch (IOException e) {
      throw new DeployException("cannot list " + folder + ": " + e, e);
    }
  }

  /** A regular expression for their URLs and those of another one: their tag libraries count. */
  String patternWith(String other) {
    return Stream.concat(
            Stream.of(other), jars.stream().map(j -> Pattern.quote(j.toUri().toString())))
        .collect(Collectors.joining("|"));
  }
}
