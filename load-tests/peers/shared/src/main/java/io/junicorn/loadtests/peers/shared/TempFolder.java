package io.junicorn.loadtests.peers.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A peer's folder for temporary files, which it deletes as the last thing it does. */
public final class TempFolder {
  private TempFolder() {}

  /** A new, empty folder. */
  public static Path create() {
    try {
      return Files.createTempDirectory("junicorn-peer-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder and all that is in it; what has gone meanwhile is no failure. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("cannot delete " + folder + ": " + e);
    }
  }
}
