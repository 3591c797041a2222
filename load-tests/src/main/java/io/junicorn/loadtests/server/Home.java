package io.junicorn.loadtests.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the source tree and what was built in it lie.
 *
 * @param root of the source tree
 */
public record Home(Path root) {
  /** The sample that every server of servlets serves. */
  public Path war() {
    return root.resolve("samples/legacy-webapp/target/legacy-webapp.war");
  }

  /** The folder of one peer. */
  public Path peer(String name) {
    return root.resolve("load-tests/peers").resolve(name);
  }

  /** The classes and jars of one module of the load tests, as a class path. */
  public String classPath(Path module) {
    return module.resolve("target/classes") + ":" + module.resolve("target/lib") + "/*";
  }

  /** Our own class path. */
  public String ownClassPath() {
    return classPath(root.resolve("load-tests"));
  }

  /** Gatling with our simulation. */
  public String gatlingClassPath() {
    return classPath(root.resolve("load-tests/gatling"));
  }

  /** The version of Gatling that was built with. */
  public String gatlingVersion() throws IOException {
    return version(root.resolve("load-tests/gatling/target/lib"), "gatling-core");
  }

  /** The unpacked distribution that was built last. */
  public Optional<Path> distribution() throws IOException {
    Path target = root.resolve("container/target");
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (Stream<Path> outer = Files.list(target)) {
      return outer
          .filter(Files::isDirectory)
          .map(folder -> folder.resolve(folder.getFileName()))
          .filter(folder -> Files.isExecutable(folder.resolve("bin/junicorn")))
          .max(Comparator.comparingLong(folder -> folder.toFile().lastModified()));
    }
  }

  /** The java that runs us runs all. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A command as one could type it at the root of the source tree. */
  public String asTyped(String command) {
    return command.replace(root + "/", "").replace(java(), "java");
  }

  /** The version in the name of a jar such as {@code jetty-server-12.1.7.jar}. */
  static String version(Path folder, String artifact) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, artifact + "-[0-9]*.jar")) {
      for (Path jar : jars) {
        String name = jar.getFileName().toString();
        return name.substring(artifact.length() + 1, name.length() - ".jar".length());
      }
    }
    throw new IOException("no " + artifact + " in " + folder);
  }

  /** What must have been built, or a line that says what is missing. */
  public Optional<String> missing(List<Path> files) {
    return files.stream()
        .filter(file -> !Files.exists(file))
        .findFirst()
        .map(file -> root.relativize(file) + " is missing: mvn -DskipTests package");
  }
}
