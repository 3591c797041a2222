package io.junicorn.container.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Text of a web application that names its environment: pages, and descriptors of Jetty's. */
final class Pages {
  private Pages() {}

  /** The first JSP that names a package of a family; pages without classes are small. */
  static Optional<ApiFamily> family(Path webApp) throws IOException {
    Finder finder = new Finder();
    Files.walkFileTree(webApp, finder);
    return finder.found;
  }

  /** The environment whose Jetty classes a descriptor of Jetty's names. */
  static Optional<EnvironmentName> namedIn(Path descriptor) throws IOException {
    if (!Files.isRegularFile(descriptor)) {
      return Optional.empty();
    }
    String text = Files.readString(descriptor, StandardCharsets.ISO_8859_1);
    for (EnvironmentName name : EnvironmentName.values()) {
      if (text.contains("org.eclipse.jetty." + name.id() + ".")) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    private Optional<ApiFamily> found = Optional.empty();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.toString().endsWith(".jsp")) {
        return FileVisitResult.CONTINUE;
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (ApiFamily family : ApiFamily.values()) {
        if (text.contains(family.root() + ".servlet.") || text.contains(family.root() + ".tags.")) {
          found = Optional.of(family);
          return FileVisitResult.TERMINATE;
        }
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
