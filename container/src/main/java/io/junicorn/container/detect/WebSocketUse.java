package io.junicorn.container.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a web application can have WebSocket endpoints: a class of it names the API. Without such
 * a class the initialiser of WebSocket need not start, which would have every class of the
 * application parsed for endpoints (Servlet 6.0, section 8.2.4: also where {@code
 * metadata-complete} rules out every other scan).
 */
public final class WebSocketUse {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketUse.class);

  private WebSocketUse() {}

  /**
   * Looks at its classes, at those of its jars and at further jars that it sees. Names count in any
   * form: of a type, or a string that is looked up by reflection. What cannot be read may have
   * endpoints, too: whoever starts them says what is wrong with it.
   */
  public static boolean in(Path unpacked, Collection<Path> further) {
    Path webInf = unpacked.resolve("WEB-INF");
    try {
      return inFolder(webInf.resolve("classes"))
          || inJars(Jars.in(webInf.resolve("lib")))
          || inJars(further);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{}: cannot look for WebSocket endpoints", unpacked, e);
      return true;
    }
  }

  private static boolean inFolder(Path classes) throws IOException {
    if (!Files.isDirectory(classes)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(EnvironmentDetector::isClass).toList()) {
        if (names(Files.readAllBytes(file))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean inJars(Collection<Path> jars) throws IOException {
    for (Path jar : jars) {
      if (inJar(jar)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
        ZipEntry entry = entries.next();
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            if (names(in.readAllBytes())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** Constants of a class file lie there as plain text (JVM specification, section 4.4.7). */
  private static boolean names(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("websocket");
    while (at >= 0) {
      String before = text.substring(Math.max(0, at - "jakarta.".length()), at).replace('/', '.');
      if (before.equals("jakarta.") || before.endsWith("javax.")) {
        return true;
      }
      at = text.indexOf("websocket", at + 1);
    }
    return false;
  }
}
