package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A proxy of Debian in front of the servers, a child process. */
interface Proxy extends AutoCloseable {
  /** The port where any server answers. */
  int anyPort();

  /** The port where the server answers whose node name the session's id ends with. */
  int stickyPort();

  /** Waits until it passes requests to these servers, by node name, and to no other. */
  void await(Set<String> names) throws IOException;

  @Override
  void close() throws IOException;

  /** Finds a program where Debian has it, or on the path. */
  static Optional<Path> program(String name) {
    return Stream.concat(
            Stream.of("/usr/sbin"), Arrays.stream(System.getenv("PATH").split(":", -1)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
