package io.junicorn.container.it.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds a WAR from classes of the tests, sources and files, as an archive or as a folder. */
public final class TestWar {
  private static final String CLASSES = "WEB-INF/classes/";

  private final Map<String, byte[]> entries = new TreeMap<>();

  private TestWar() {}

  /** A WAR with nothing in it. */
  public static TestWar empty() {
    return new TestWar();
  }

  /** A WAR with these classes, and what is nested in them. */
  public static TestWar of(Class<?>... classes) {
    return empty().classes(classes);
  }

  /** The same application for javax.servlet: its classes, pages and descriptors so far. */
  public TestWar javax() {
    TestWar old = empty();
    entries.forEach(
        (name, bytes) -> old.entries.put(Javax.rewriteName(name), Javax.rewrite(name, bytes)));
    return old;
  }

  /** Adds libraries as they are. */
  public TestWar libraries(List<Path> jars) {
    for (Path jar : jars) {
      try {
        entries.put("WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return this;
  }

  /** Adds a library that holds what another one has: classes at its root, files by their names. */
  public TestWar library(String jarName, TestWar content) {
    entries.put("WEB-INF/lib/" + jarName, content.jar());
    return this;
  }

  /** Writes it as a library. */
  public Path writeJar(Path file) {
    try {
      return Files.write(file, jar());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] jar() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        String name = entry.getKey();
        zip.putNextEntry(
            new ZipEntry(name.startsWith(CLASSES) ? name.substring(CLASSES.length()) : name));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Adds classes, and what is nested in them. */
  public TestWar classes(Class<?>... classes) {
    for (Class<?> type : classes) {
      addClass(type);
    }
    return this;
  }

  private void addClass(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      entries.put(CLASSES + file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      addClass(nested);
    }
  }

  /** Adds a class that the tests cannot have themselves. */
  public TestWar compiled(String className, byte[] bytes) {
    entries.put(CLASSES + className.replace('.', '/') + ".class", bytes);
    return this;
  }

  /** Adds a file. */
  public TestWar file(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a manifest with one line. */
  public TestWar manifest(String line) {
    return file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + line + "\r\n\r\n");
  }

  /** Adds the jar that a class of the tests comes from, or its classes as a jar. */
  public TestWar jarOf(Class<?> type) {
    Path from =
        Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    try {
      entries.put(
          "WEB-INF/lib/" + type.getSimpleName() + ".jar",
          Files.isDirectory(from) ? zip(from) : Files.readAllBytes(from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static byte[] zip(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Adds a web.xml with these elements. */
  public TestWar webXml(String elements) {
    return file(
        "WEB-INF/web.xml",
        "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
            + elements
            + "</web-app>");
  }

  /** Adds a web.xml with one servlet that is loaded on start-up. */
  public TestWar webXmlWithServlet(String className, String pattern) {
    return webXml(
        "<servlet><servlet-name>it</servlet-name><servlet-class>"
            + className
            + "</servlet-class><load-on-startup>1</load-on-startup></servlet>"
            + "<servlet-mapping><servlet-name>it</servlet-name><url-pattern>"
            + pattern
            + "</url-pattern></servlet-mapping>");
  }

  /** Writes the archive. */
  public Path write(Path file) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the files into a folder. */
  public Path explode(Path folder) {
    try {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        Path file = folder.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
