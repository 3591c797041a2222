package io.junicorn.loadtests.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class Folders {
  private Folders() {}

  /** Copies one, with the files' dates and rights, to where nothing is yet. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    for (Path file : below(from)) {
      Path target = to.resolve(from.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectory(target);
      } else {
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Deletes one, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : below(folder).reversed()) {
        Files.delete(file);
      }
    }
  }

  /** When a file, or the newest in a folder, was changed. */
  static FileTime newest(Path place) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (Path file : below(place)) {
      FileTime changed = Files.getLastModifiedTime(file);
      newest = changed.compareTo(newest) > 0 ? changed : newest;
    }
    return newest;
  }

  /** Folders before what is in them. */
  private static List<Path> below(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
