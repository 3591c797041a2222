package io.junicorn.container.webapps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * What tells a changed WAR from the one before without reading it. Of a folder it is all that lies
 * in WEB-INF: a changed page or picture is served from there as it is.
 *
 * @param files how many there are; 0 when there is none
 * @param bytes how long they are together
 * @param modifiedMillis when the youngest was written
 * @param identity the file itself, where the file system tells: another one by the same name
 *     differs; of a folder, the file that was looked at last
 */
record Fingerprint(long files, long bytes, long modifiedMillis, String identity) {
  static final Fingerprint NONE = new Fingerprint(0, 0, 0, "");

  /** Of the file or folder as it is now; {@link #NONE} when it is not there. */
  static Fingerprint of(Path war) {
    try {
      if (!Files.isDirectory(war)) {
        return NONE.and(war);
      }
      Fingerprint all = NONE;
      try (Stream<Path> files = Files.walk(war.resolve("WEB-INF"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all = all.and(file);
        }
      }
      return all;
    } catch (NoSuchFileException _) {
      return NONE;
    } catch (IOException | UncheckedIOException e) {
      // Somebody writes there at this moment: the next look sees what became of it.
      return new Fingerprint(-1, 0, 0, String.valueOf(e.getMessage()));
    }
  }

  private Fingerprint and(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Fingerprint(
        files + 1,
        bytes + attributes.size(),
        Math.max(modifiedMillis, attributes.lastModifiedTime().toMillis()),
        String.valueOf(attributes.fileKey()));
  }

  boolean isThere() {
    return files != 0;
  }

  /** Whether a WAR has its end, so that nobody still copies it there; a folder always has. */
  static boolean isWhole(Path war) {
    if (Files.isDirectory(war)) {
      return true;
    }
    try (ZipFile zip = new ZipFile(war.toFile())) {
      return zip.size() > 0;
    } catch (IOException _) {
      return false;
    }
  }
}
