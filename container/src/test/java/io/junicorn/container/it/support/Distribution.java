package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** Copies the distribution, to put jars into it. */
  public static Path copyTo(Path folder) {
    Path home = folder("junicorn.home");
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(home.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  static String command() {
    return folder("junicorn.home").resolve("bin").resolve("junicorn").toString();
  }

  /** Runs the child on the Java of this JVM, whatever the machine has by default. */
  static void setJava(ProcessBuilder builder, String options) {
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
