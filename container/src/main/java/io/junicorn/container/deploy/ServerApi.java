package io.junicorn.container.deploy;

import io.junicorn.container.detect.Jars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a web application sees the server's greenlets: it asks for them by {@code Junicorn-Api:
 * true} in its manifest. Without that it sees nothing of the server, and may bring a copy.
 */
enum ServerApi {
  /** The server's classes are there, and win over a copy of the application. */
  VISIBLE,

  /** As for every other application. */
  HIDDEN;

  private static final Logger LOG = LoggerFactory.getLogger(ServerApi.class);
  private static final String ATTRIBUTE = "Junicorn-Api";

  private static final byte[] LINE_END = {'\n'};

  private static final String[] OPEN = {
    "io.junicorn.greenlet.",
    "io.junicorn.coroutine.",
    "io.junicorn.requests.",
    // This class alone: the rest of its package is the server's.
    "io.junicorn.hub.Hub"
  };

  private static final String ONE_CLASS = "io/junicorn/greenlet/Greenlet.class";

  /**
   * What the manifest asks for.
   *
   * @throws DeployException when it has another value than {@code true}
   */
  static ServerApi of(Path war, Path unpacked) throws DeployException {
    Optional<String> asked = attribute(war, unpacked.resolve("META-INF").resolve("MANIFEST.MF"));
    if (asked.isEmpty()) {
      warnOfCopy(war, unpacked);
      return HIDDEN;
    }
    if (!asked.get().equals("true")) {
      throw new DeployException(
          war
              + ": its META-INF/MANIFEST.MF says "
              + ATTRIBUTE
              + ": '"
              + asked.get()
              + "', allowed is true, or no such line");
    }
    return VISIBLE;
  }

  private static Optional<String> attribute(Path war, Path manifest) throws DeployException {
    if (!Files.isRegularFile(manifest)) {
      return Optional.empty();
    }
    // The last line counts also when nothing ends it, which the JDK would pass over.
    try (InputStream file = Files.newInputStream(manifest);
        InputStream in = new SequenceInputStream(file, new ByteArrayInputStream(LINE_END))) {
      return Optional.ofNullable(new Manifest(in).getMainAttributes().getValue(ATTRIBUTE))
          .map(String::strip);
    } catch (IOException | IllegalArgumentException e) {
      throw new DeployException(war + ": its META-INF/MANIFEST.MF cannot be read: " + e, e);
    }
  }

  private static void warnOfCopy(Path war, Path unpacked) {
    copyIn(war, unpacked.resolve("WEB-INF"))
        .ifPresent(
            copy ->
                LOG.warn(
                    "{} brings Junicorn's greenlets along in {}: the server does not see those that"
                        + " it spawns; say '{}: true' in its META-INF/MANIFEST.MF to use the"
                        + " server's own",
                    war,
                    unpacked.relativize(copy),
                    ATTRIBUTE));
  }

  private static Optional<Path> copyIn(Path war, Path webInf) {
    Path classes = webInf.resolve("classes");
    if (Files.exists(classes.resolve(ONE_CLASS))) {
      return Optional.of(classes);
    }
    try {
      for (Path jar : Jars.in(webInf.resolve("lib"))) {
        if (has(jar, ONE_CLASS)) {
          return Optional.of(jar);
        }
      }
    } catch (IOException e) {
      LOG.debug("{}: cannot look into {}", war, webInf, e);
    }
    return Optional.empty();
  }

  /** Whoever needs a jar that cannot be read will say so. */
  private static boolean has(Path jar, String entry) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(entry) != null;
    } catch (IOException e) {
      LOG.debug("cannot read {}", jar, e);
      return false;
    }
  }

  /** Whether it opens a class ({@code io.junicorn.hub.Hub}) of the server to an application. */
  boolean opens(String className) {
    return this == VISIBLE && Stream.of(OPEN).anyMatch(open -> isOf(open, className));
  }

  /** Whether a pattern, a package with a dot at its end or one class, has a class. */
  private static boolean isOf(String open, String className) {
    return open.endsWith(".")
        ? className.startsWith(open)
        : className.equals(open) || className.startsWith(open + "$");
  }

  /** Sets up the class loader of a web application that is not started yet. */
  void applyTo(WebAppClassLoader.Context webApp) {
    if (this == HIDDEN) {
      return;
    }
    for (String name : OPEN) {
      webApp.getHiddenClassMatcher().exclude(name);
      webApp.getProtectedClassMatcher().include(name);
    }
  }
}
