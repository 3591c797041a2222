package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.server.Home;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A distribution with PostgreSQL's driver in {@code lib/ext}, as an operator would put it there: a
 * tree of links in a folder of its own, so that the one that was built stays as it is.
 */
final class WithDriver {
  private WithDriver() {}

  /** Makes it in an empty folder. */
  static Home in(Path folder, Home home) throws IOException {
    Path built =
        home.distribution()
            .orElseThrow(() -> new IOException("no distribution: ./junicorn bench --list"));
    Path own =
        folder
            .resolve("container/target")
            .resolve(built.getFileName())
            .resolve(built.getFileName());
    Files.createDirectories(own.resolve("lib/ext"));
    // The launcher finds its home by where it lies itself, so bin is a folder of its own, too.
    Files.createDirectories(own.resolve("bin"));
    linkAll(built.resolve("bin"), own.resolve("bin"), true);
    linkAll(built.resolve("lib"), own.resolve("lib"), false);
    Path driver = driver(home.root().resolve("load-tests/target/lib"));
    Files.createSymbolicLink(own.resolve("lib/ext").resolve(driver.getFileName()), driver);
    Path war = folder.resolve(home.root().relativize(home.war()));
    Files.createDirectories(war.getParent());
    Files.createSymbolicLink(war, home.war());
    return new Home(folder);
  }

  private static void linkAll(Path from, Path to, boolean copy) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Path target = to.resolve(file.getFileName());
        if (copy) {
          Files.copy(file, target);
        } else if (!Files.exists(target)) {
          Files.createSymbolicLink(target, file);
        }
      }
    }
  }

  private static Path driver(Path lib) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "postgresql-*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    }
    throw new IOException("no driver of PostgreSQL in " + lib);
  }
}
