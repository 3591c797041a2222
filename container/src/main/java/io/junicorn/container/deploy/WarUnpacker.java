package io.junicorn.container.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens and verifies a WAR, and unpacks it into a fresh folder.
 *
 * <p>Jetty would use a folder {@code foo/} that happens to lie beside {@code foo.war}, and takes
 * names with backslashes; so the container unpacks by itself and hands Jetty a folder. All names
 * are checked before the first file is written.
 */
final class WarUnpacker {
  private WarUnpacker() {}

  /**
   * The folder to serve: the path itself if it is one, else {@code target} with the WAR's files.
   */
  static Path unpack(Path war, Path target) throws DeployException {
    if (!Files.exists(war)) {
      throw new DeployException(war + ": no such file or directory");
    }
    if (Files.isDirectory(war)) {
      if (!Files.isDirectory(war.resolve("WEB-INF"))) {
        throw new DeployException(
            war + ": is a directory without WEB-INF, so no unpacked web application");
      }
      return war.toAbsolutePath();
    }
    if (!Files.isRegularFile(war)) {
      throw new DeployException(war + ": is neither a file nor a directory");
    }
    try (ZipFile zip = new ZipFile(war.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (entries.isEmpty()) {
        throw new DeployException(war + ": is an empty zip file, so no web application");
      }
      for (ZipEntry entry : entries) {
        destination(war, entry, target);
      }
      for (ZipEntry entry : entries) {
        write(zip, entry, destination(war, entry, target));
      }
      return target;
    } catch (ZipException e) {
      throw new DeployException(
          war
              + ": is not a WAR, or a damaged or truncated one: not readable as zip ("
              + e.getMessage()
              + ")",
          e);
    } catch (FileAlreadyExistsException e) {
      throw new DeployException(
          war + ": refused, it has two entries for one file: " + e.getFile(), e);
    } catch (IOException e) {
      throw new DeployException(war + ": cannot be read or unpacked: " + e, e);
    }
  }

  private static Path destination(Path war, ZipEntry entry, Path target) throws DeployException {
    String name = entry.getName();
    try {
      Path file = target.resolve(name).normalize();
      if (name.contains("\\")
          || name.startsWith("/")
          || !file.startsWith(target)
          || hasDots(name)) {
        throw new DeployException(
            war + ": refused, its entry '" + name + "' points outside of the web application");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new DeployException(war + ": refused, its entry '" + name + "' is no file name", e);
    }
  }

  private static boolean hasDots(String name) {
    return name.equals("..")
        || name.startsWith("../")
        || name.endsWith("/..")
        || name.contains("/../");
  }

  private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file);
    }
    if (entry.getLastModifiedTime() != null) {
      Files.setLastModifiedTime(file, entry.getLastModifiedTime());
    }
  }
}
