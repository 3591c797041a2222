package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The unpacked distribution and the WARs that the build put beside it. */
public final class Distribution {
  private Distribution() {}

  /** The sample WAR. */
  public static Path sample() {
    return folder("junicorn.sample");
  }

  /** The sample WAR that spawns greenlets. */
  public static Path greenletSample() {
    return folder("junicorn.greenlet-sample");
  }

  /** A WAR of the registry, by file name. */
  public static Path thirdParty(String fileName) {
    return folder("junicorn.wars").resolve(fileName);
  }

  /** Jars of the registry, by the name of their folder. */
  public static List<Path> thirdPartyJars(String folder) {
    try (Stream<Path> jars = Files.list(thirdParty(folder))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A jar of the environment's own, by the start of its name. */
  public static Path environmentJar(String environment, String name) {
    return environmentJars(environment).stream()
        .filter(jar -> String.valueOf(jar.getFileName()).startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  /** All jars of the environment's own. */
  public static List<Path> environmentJars(String environment) {
    Path lib = folder("junicorn.home").resolve("lib").resolve(environment);
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A distribution of its own in a folder, with the jars that these classes come from in lib/ext.
   */
  public static Path withJarsOf(Path home, Class<?>... types) {
    try {
      Path original = folder("junicorn.home");
      try (Stream<Path> files = Files.walk(original)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          copy(file, home.resolve(original.relativize(file)));
        }
      }
      for (Class<?> type : types) {
        Path jar =
            Path.of(
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
        copy(jar, home.resolve("lib").resolve("ext").resolve(jar.getFileName()));
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path file, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  static String command() {
    return command(folder("junicorn.home"));
  }

  /** Another program beside it. */
  public static String tool(String name) {
    return folder("junicorn.home").resolve("bin").resolve(name).toString();
  }

  static String command(Path home) {
    return home.resolve("bin").resolve("junicorn").toString();
  }

  /** Runs the child on the Java of this JVM, whatever the machine has by default. */
  static void setJava(ProcessBuilder builder, String options) {
    // Settings of whoever runs the tests are not meant.
    builder.environment().keySet().removeIf(name -> name.startsWith("JUNICORN_"));
    builder.environment().put("JUNICORN_JAVA", System.getProperty("java.home") + "/bin/java");
    builder.environment().put("JUNICORN_JAVA_OPTS", options);
  }

  private static Path folder(String property) {
    return Path.of(
            Objects.requireNonNull(
                System.getProperty(property), property + " is not set: run by mvn verify"))
        .toAbsolutePath()
        .normalize();
  }
}
