package io.junicorn.container.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code WEB-INF/classes}; its size was checked when the WAR was unpacked. */
record ClassesFolder(Archive archive, Path folder) implements ClassSource {
  static final String NAME = "WEB-INF/classes";

  static ClassesFolder of(Path content) throws IOException {
    Path folder = content.resolve("WEB-INF").resolve("classes");
    return new ClassesFolder(
        new Archive(NAME, true, new Artifact("", ""), files(folder), Set.of()), folder);
  }

  private static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void read(Reader reader) throws IOException {
    for (String file : archive.files()) {
      if (ClassFiles.isOne(file)) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
          reader.read(file, new Budget(Budget.MOST_OF_ONE).read(in));
        }
      }
    }
  }
}
