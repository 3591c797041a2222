package io.junicorn.container.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The archive of the server's classes (an AOT cache) that the launcher has named to Java. Java uses
 * it or leaves it aside as a whole, and has no call that tells which; an archive in use is mapped
 * into the process.
 */
final class ClassArchive {
  private static final Path MAPPINGS = Path.of("/proc/self/maps");

  private ClassArchive() {}

  /** What to tell the operator; empty when all is well, none was given, or nobody can know. */
  static Optional<String> complaint() {
    String given = System.getProperty("junicorn.archive");
    return given == null ? Optional.empty() : complaint(Path.of(given), MAPPINGS);
  }

  static Optional<String> complaint(Path archive, Path mappings) {
    String mapped;
    String real;
    try {
      // Paths in it have the bytes that the system has.
      mapped = Files.readString(mappings, StandardCharsets.ISO_8859_1);
      real = archive.toRealPath().toString();
    } catch (IOException _) {
      return Optional.empty();
    }
    return mapped.contains(real)
        ? Optional.empty()
        : Optional.of(
            archive
                + " is not used: it was made by another Java, for other jars or with other options of Java;"
                + " the start takes longer, nothing else; bin/make-archive makes a new one");
  }
}
