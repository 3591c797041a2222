package io.junicorn.container.patch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A library of an application, open as long as the application is. One that is signed or sealed is
 * left to the JDK's own loader, which checks what that says. Safe for use by any thread.
 */
final class ClassJar implements AutoCloseable {
  private final JarFile jar;
  private final CodeSource source;
  private final @Nullable Manifest manifest;
  private final Optional<String> special;

  private ClassJar(JarFile jar, CodeSource source) throws IOException {
    this.jar = jar;
    this.source = source;
    this.manifest = jar.getManifest();
    this.special = signed(jar).or(() -> sealed(manifest));
  }

  /** Opens one by its address, {@code file:/...}. */
  static ClassJar open(String address) throws IOException {
    URI uri = URI.create(address);
    JarFile jar = new JarFile(new File(uri), false);
    try {
      return new ClassJar(jar, new CodeSource(uri.toURL(), (CodeSigner[]) null));
    } catch (IOException | RuntimeException e) {
      jar.close();
      throw e;
    }
  }

  private static Optional<String> signed(JarFile jar) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(
            name ->
                name.startsWith("META-INF/")
                    && name.toUpperCase(Locale.ROOT).endsWith(".SF")
                    && name.indexOf('/', "META-INF/".length()) < 0)
        .findFirst()
        .map(name -> "it is signed by " + name);
  }

  private static Optional<String> sealed(@Nullable Manifest manifest) {
    if (manifest == null) {
      return Optional.empty();
    }
    boolean any =
        isSealed(manifest.getMainAttributes())
            || manifest.getEntries().values().stream().anyMatch(ClassJar::isSealed);
    return any ? Optional.of("its manifest seals packages") : Optional.empty();
  }

  private static boolean isSealed(Attributes attributes) {
    return "true".equalsIgnoreCase(attributes.getValue(Attributes.Name.SEALED));
  }

  /** Why its classes are left to the JDK; empty for most. */
  Optional<String> special() {
    return special;
  }

  String name() {
    return new File(jar.getName()).getName();
  }

  /** One of its classes, by the name of the entry; empty when it is not there. */
  Optional<ClassBytes> read(String entry) throws IOException {
    try {
      JarEntry found = jar.getJarEntry(entry);
      if (found == null) {
        return Optional.empty();
      }
      try (InputStream in = jar.getInputStream(found)) {
        return Optional.of(new ClassBytes(in.readAllBytes(), source, manifest));
      }
    } catch (IllegalStateException e) {
      throw new IOException(name() + " is closed: its application has ended", e);
    }
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
