package io.junicorn.container.check;

import io.junicorn.container.deploy.ServerJars;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an environment gives to a web application: classes and tag libraries.
 *
 * @param types names of classes, {@code jakarta/servlet/Servlet}
 * @param tagLibraries URIs
 */
record ServerClasses(Set<String> types, Set<String> tagLibraries) {
  /** Those of these jars. */
  static ServerClasses of(ServerJars jars) throws IOException {
    ServerClasses all = new ServerClasses(new HashSet<>(), new HashSet<>());
    all.addAll(jars.environment(), type -> true);
    all.addAll(jars.shared(), type -> true);
    all.addAll(jars.server(), jars.visible());
    return all;
  }

  private void addAll(List<Path> jars, Predicate<String> visible) throws IOException {
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          add(zip, entry, visible);
        }
      }
    }
  }

  private void add(ZipFile zip, ZipEntry entry, Predicate<String> visible) throws IOException {
    String name = entry.getName();
    if (name.endsWith(".class")) {
      String type = name.substring(0, name.length() - ".class".length());
      if (visible.test(ClassFileInWar.dotted(type))) {
        types.add(type);
      }
    } else if (name.endsWith(".tld")) {
      try (InputStream in = zip.getInputStream(entry)) {
        TagLibrary.read(in).map(TagLibrary::uri).ifPresent(tagLibraries::add);
      }
    }
  }
}
