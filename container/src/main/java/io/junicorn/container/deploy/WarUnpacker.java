package io.junicorn.container.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens and verifies a WAR, and unpacks it into a fresh folder. Blocks on files: never on a
 * greenlet.
 *
 * <p>Jetty would use a folder {@code foo/} that happens to lie beside {@code foo.war}, and takes
 * names with backslashes; so the container unpacks by itself and hands Jetty a folder. Names, count
 * and declared sizes are checked before the first file is written, sizes again while writing: what
 * an archive declares may be a lie. Of a refused WAR nothing stays on the disk.
 */
final class WarUnpacker {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path war;
  private final Path target;
  private final WarLimits limits;
  private final long archiveBytes;
  private final long maxBytes;
  private long unpackedBytes;

  private WarUnpacker(Path war, Path target, WarLimits limits) throws IOException {
    this.war = war;
    this.target = target;
    this.limits = limits;
    this.archiveBytes = Files.size(war);
    this.maxBytes = limits.bytesFor(archiveBytes);
  }

  /**
   * The folder to serve: the path itself if it is one, else {@code target} with the WAR's files.
   *
   * @param target a path where nothing is
   * @throws DeployException when it is no WAR or a refused one; then there is no {@code target}
   */
  static Path unpack(Path war, Path target, WarLimits limits) throws DeployException {
    if (!Files.exists(war)) {
      throw new DeployException(war + ": no such file or directory");
    }
    if (Files.isDirectory(war)) {
      if (!Files.isDirectory(war.resolve("WEB-INF"))) {
        throw new DeployException(
            war + ": is a directory without WEB-INF, so no unpacked web application");
      }
      return plain(war);
    }
    if (!Files.isRegularFile(war)) {
      throw new DeployException(war + ": is neither a file nor a directory");
    }
    boolean done = false;
    try {
      new WarUnpacker(war, target, limits).unpack();
      done = true;
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
    } finally {
      if (!done) {
        Trees.delete(target);
      }
    }
  }

  /** Without {@code ./} and links: files below such a path are aliases to Jetty, so 404. */
  private static Path plain(Path folder) throws DeployException {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new DeployException(folder + ": cannot be read: " + e, e);
    }
  }

  private void unpack() throws IOException, DeployException {
    try (ZipFile zip = new ZipFile(war.toFile())) {
      Map<ZipEntry, Path> destinations = check(Collections.list(zip.entries()));
      ZipDirectory.refuseLinks(war);
      Files.createDirectories(target);
      for (Map.Entry<ZipEntry, Path> entry : destinations.entrySet()) {
        write(zip, entry.getKey(), entry.getValue());
      }
    }
  }

  private Map<ZipEntry, Path> check(List<? extends ZipEntry> entries) throws DeployException {
    if (entries.isEmpty()) {
      throw new DeployException(war + ": is an empty zip file, so no web application");
    }
    if (entries.size() > limits.maxEntries()) {
      throw new DeployException(
          war
              + ": refused, it has "
              + entries.size()
              + " entries, limit-war-entries allows "
              + limits.maxEntries());
    }
    EntryNames names = new EntryNames(war, target);
    Map<ZipEntry, Path> destinations = new LinkedHashMap<>();
    long declared = 0;
    for (ZipEntry entry : entries) {
      destinations.put(entry, names.add(entry.getName(), entry.isDirectory()));
      // Added up without overflow: each is below 2^63, and beyond the limit it ends.
      declared += Math.max(0, entry.getSize());
      if (declared < 0 || declared > maxBytes) {
        throw tooLarge(entry, "declares");
      }
    }
    names.refuseFilesAsFolders();
    return destinations;
  }

  private void write(ZipFile zip, ZipEntry entry, Path file) throws IOException, DeployException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        unpackedBytes += read;
        if (unpackedBytes > maxBytes) {
          throw tooLarge(entry, "unpacks to");
        }
        out.write(buffer, 0, read);
      }
    }
    if (entry.getLastModifiedTime() != null) {
      Files.setLastModifiedTime(file, entry.getLastModifiedTime());
    }
  }

  private DeployException tooLarge(ZipEntry entry, String verb) {
    String limit =
        maxBytes == limits.maxBytes()
            ? "limit-war-size allows " + limits.maxBytes() + " bytes"
            : "limit-war-ratio allows "
                + limits.maxRatio()
                + " times the archive's "
                + archiveBytes
                + " bytes"
                + (maxBytes == WarLimits.FREE_BYTES ? ", or that many" : "");
    return new DeployException(
        war
            + ": refused, with its entry '"
            + entry.getName()
            + "' ("
            + entry.getSize()
            + " bytes) it "
            + verb
            + " more than "
            + maxBytes
            + " bytes: "
            + limit);
  }
}
