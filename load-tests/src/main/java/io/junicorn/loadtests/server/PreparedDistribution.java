package io.junicorn.loadtests.server;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of Junicorn's distribution with an archive of classes that was made with another
 * application than the sample, by {@code bin/make-archive}, as who deploys that one would do.
 */
public final class PreparedDistribution {
  private static final String ARCHIVE = "lib/junicorn.aot";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private PreparedDistribution() {}

  /**
   * The copy, made again when the distribution or the application is newer.
   *
   * @param folder where the copy is to be
   * @param jvm options of the server that makes the archive
   */
  public static Path of(
      Processes processes, Path distribution, Path war, Path folder, List<String> jvm)
      throws IOException {
    Path copy = folder.resolve(distribution.getFileName());
    Path archive = copy.resolve(ARCHIVE);
    if (Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(newest(distribution)) >= 0
        && Files.getLastModifiedTime(archive).compareTo(newest(war)) >= 0) {
      return copy;
    }
    delete(copy);
    copy(distribution, copy);
    Files.deleteIfExists(archive);
    ManagedProcess maker =
        processes.start(
            "make-archive",
            List.of(copy.resolve("bin/make-archive").toString(), war.toString()),
            Map.of("JUNICORN_JAVA", Home.java(), "JUNICORN_JAVA_OPTS", String.join(" ", jvm)));
    if (!maker.waitFor(LIMIT) || maker.exitCode() != 0 || !Files.exists(archive)) {
      maker.end(Duration.ZERO);
      throw new IOException("bin/make-archive made no " + archive + ": " + maker.tail());
    }
    return copy;
  }

  private static FileTime newest(Path place) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (Path file : below(place)) {
      FileTime changed = Files.getLastModifiedTime(file);
      newest = changed.compareTo(newest) > 0 ? changed : newest;
    }
    return newest;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : below(from)) {
      Path target = to.resolve(from.relativize(file));
      if (!Files.isDirectory(file)) {
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      } else if (!file.equals(from)) {
        Files.createDirectory(target);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : below(folder).reversed()) {
        Files.delete(file);
      }
    }
  }

  /** Folders before what is in them. */
  private static List<Path> below(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
