package io.junicorn.container.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jars of {@code WEB-INF/lib}, looked into no further than needed: a directory of a zip file is
 * cheap to read, its classes are not.
 */
final class Libraries {
  private static final Logger LOG = LoggerFactory.getLogger(Libraries.class);

  private final List<Path> jars;

  private Libraries(List<Path> jars) {
    this.jars = jars;
  }

  static Libraries in(Path lib) throws IOException {
    return new Libraries(Jars.in(lib));
  }

  /** Looks at these classes, wherever they are. */
  ServletUse ofClasses(Collection<String> names) {
    ServletUse use = new ServletUse();
    if (!names.isEmpty()) {
      forEachJar(zip -> addThese(names, zip, use));
    }
    return use;
  }

  private static boolean addThese(Collection<String> names, ZipFile zip, ServletUse use)
      throws IOException {
    for (String name : names) {
      ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
      if (entry != null) {
        add(zip, entry, use);
      }
    }
    return true;
  }

  /**
   * Looks at the jars that start by themselves, as frameworks do: by a {@code
   * ServletContainerInitializer}.
   */
  ServletUse ofInitializers() {
    ServletUse use = new ServletUse();
    forEachJar(
        zip -> {
          if (startsItself(zip, ApiFamily.JAVAX) || startsItself(zip, ApiFamily.JAKARTA)) {
            addAll(zip, use);
          }
          return true;
        });
    return use;
  }

  private static boolean startsItself(ZipFile zip, ApiFamily family) {
    String service = family.root() + ".servlet.ServletContainerInitializer";
    return zip.getEntry("META-INF/services/" + service) != null;
  }

  /** Looks at one jar after the other, up to the first that has something to say. */
  ServletUse ofFirst() {
    ServletUse use = new ServletUse();
    forEachJar(
        zip -> {
          if (!isServletApi(zip)) {
            addAll(zip, use);
          }
          return use.isEmpty();
        });
    return use;
  }

  /** Some WARs bring a copy of the API along, which says nothing of who uses it. */
  private static boolean isServletApi(ZipFile zip) {
    return zip.getEntry("javax/servlet/Servlet.class") != null
        || zip.getEntry("jakarta/servlet/Servlet.class") != null;
  }

  private static void addAll(ZipFile zip, ServletUse use) throws IOException {
    for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
      ZipEntry entry = entries.next();
      // Variants for other Java versions say the same as their original.
      if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
        add(zip, entry, use);
      }
    }
  }

  private static void add(ZipFile zip, ZipEntry entry, ServletUse use) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      use.add(entry.getName(), in.readAllBytes());
    }
  }

  private void forEachJar(Look look) {
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        if (!look.at(zip)) {
          return;
        }
      } catch (IOException e) {
        LOG.debug("cannot read {}: who needs it will say so", jar, e);
      }
    }
  }

  /** What is done with a jar; false ends the round. */
  private interface Look {
    boolean at(ZipFile zip) throws IOException;
  }
}
