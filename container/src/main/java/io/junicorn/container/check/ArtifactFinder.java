package io.junicorn.container.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name and version of a jar: what Maven wrote into it, else its file name and manifest. A jar that
 * holds several (a shaded one) is the one that its file is called by.
 */
final class ArtifactFinder {
  private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");

  private ArtifactFinder() {}

  /**
   * Tells what it is.
   *
   * @param fileName {@code HikariCP-3.4.5.jar}
   * @param maven contents of all files {@code pom.properties}
   */
  static Artifact find(String fileName, List<byte[]> maven, Attributes manifest) {
    List<Artifact> described = new ArrayList<>();
    maven.forEach(bytes -> read(bytes).ifPresent(described::add));
    String plain =
        fileName.endsWith(".jar") ? fileName.substring(0, fileName.length() - 4) : fileName;
    if (described.size() == 1) {
      Artifact only = described.getFirst();
      if (plain.startsWith(only.name()) || !FILE.matcher(fileName).matches()) {
        return only;
      }
    }
    for (Artifact one : described) {
      if (plain.equals(one.name()) || plain.startsWith(one.name() + "-" + one.version())) {
        return one;
      }
    }
    Matcher file = FILE.matcher(fileName);
    return file.matches()
        ? new Artifact(file.group(1), file.group(2))
        : new Artifact(plain, JarManifest.version(manifest).orElse(""));
  }

  private static Optional<Artifact> read(byte[] file) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(file));
    } catch (IOException | IllegalArgumentException e) {
      // A broken escape: the file name says it, too.
      return Optional.empty();
    }
    String name = properties.getProperty("artifactId", "").strip();
    String version = properties.getProperty("version", "").strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(new Artifact(name, version));
  }
}
