package io.junicorn.container.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that lie in a folder. */
public final class Jars {
  private Jars() {}

  /**
   * By their names; none if there is no such folder. Jars in folders below do not count (Servlet
   * 6.0, section 10.5).
   *
   * @throws IOException when the folder cannot be listed
   */
  public static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
