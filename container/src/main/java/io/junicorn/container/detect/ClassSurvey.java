package io.junicorn.container.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the class files of a web application name, found by one look at each: to parse them, as
 * Jetty does, takes several times as long, and few have what it seeks.
 *
 * <p>Without a class that names the WebSocket API, the initialiser of WebSocket need not start,
 * which would have every class parsed for endpoints (Servlet 6.0, section 8.2.4: also where {@code
 * metadata-complete} rules out every other scan). And where no class names an annotation such as
 * {@code @WebServlet}, there is none to be found.
 *
 * @param webSockets whether it can have WebSocket endpoints
 * @param withoutAnnotations jars, and the folder of classes, where no class has an annotation that
 *     declares a servlet, filter or listener
 */
public record ClassSurvey(boolean webSockets, Set<Path> withoutAnnotations) {
  private static final Logger LOG = LoggerFactory.getLogger(ClassSurvey.class);

  /** Copies the set. */
  public ClassSurvey {
    withoutAnnotations = Set.copyOf(withoutAnnotations);
  }

  /**
   * Looks at its classes, at those of its jars and at further jars that it sees. Names count in any
   * form: of a type, or a string that is looked up by reflection. What cannot be read may have
   * anything in it: whoever uses it says what is wrong with it.
   */
  public static ClassSurvey of(Path unpacked, Collection<Path> further) {
    Path webInf = unpacked.resolve("WEB-INF");
    Set<Path> places = new HashSet<>(further);
    try {
      places.add(webInf.resolve("classes"));
      places.addAll(Jars.in(webInf.resolve("lib")));
    } catch (IOException e) {
      LOG.debug("{}: cannot look at its classes", unpacked, e);
      return new ClassSurvey(true, Set.of());
    }
    AtomicBoolean webSockets = new AtomicBoolean();
    Set<Path> plain = ConcurrentHashMap.newKeySet();
    // On all processors: somebody waits for the application's start.
    places.parallelStream().forEach(place -> look(place, webSockets, plain));
    return new ClassSurvey(webSockets.get(), plain);
  }

  private static void look(Path place, AtomicBoolean webSockets, Set<Path> plain) {
    Words words = new Words();
    try {
      if (place.toString().endsWith(".jar")) {
        addJar(place, words);
      } else if (Files.isDirectory(place)) {
        addFolder(place, words);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{}: cannot look at its classes", place, e);
      webSockets.set(true);
      return;
    }
    if (words.webSocket) {
      webSockets.set(true);
    }
    if (!words.annotation) {
      plain.add(place);
    }
  }

  private static void addFolder(Path classes, Words words) throws IOException {
    try (Stream<Path> files = Files.walk(classes, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> all = files.filter(EnvironmentDetector::isClass).toList();
      for (Path file : all) {
        words.add(Files.readAllBytes(file));
      }
    }
  }

  private static void addJar(Path jar, Words words) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
        ZipEntry entry = entries.next();
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            words.add(in.readAllBytes());
          }
        }
      }
    }
  }

  /** What was found in the class files of one place. One thread. */
  private static final class Words {
    private boolean webSocket;
    private boolean annotation;

    /** Constants of a class file lie there as plain text (JVM specification, section 4.4.7). */
    void add(byte[] file) {
      String text = new String(file, StandardCharsets.ISO_8859_1);
      webSocket = webSocket || namesWebSocket(text);
      annotation = annotation || text.contains("/servlet/annotation/Web");
    }

    private static boolean namesWebSocket(String text) {
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
}
