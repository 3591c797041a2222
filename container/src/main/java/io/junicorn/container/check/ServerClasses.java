package io.junicorn.container.check;

import io.junicorn.container.deploy.ServerJars;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an environment gives to a web application: classes and tag libraries.
 *
 * @param types names of classes, {@code jakarta/servlet/Servlet}
 * @param tagLibraries URIs
 */
record ServerClasses(Set<String> types, Set<String> tagLibraries) {
  /**
   * Those of these jars.
   *
   * @param api whether the application asks for the greenlets of the server
   */
  static ServerClasses of(ServerJars jars, boolean api) throws IOException {
    ServerClasses all = new ServerClasses(new HashSet<>(), new HashSet<>());
    all.addAll(jars.environment(), false, api);
    all.addAll(jars.shared(), false, api);
    all.addAll(jars.server(), true, api);
    return all;
  }

  private void addAll(List<Path> jars, boolean someHidden, boolean api) throws IOException {
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          add(zip, entry, someHidden, api);
        }
      }
    }
  }

  private void add(ZipFile zip, ZipEntry entry, boolean someHidden, boolean api)
      throws IOException {
    String name = entry.getName();
    if (name.endsWith(".class")) {
      String type = name.substring(0, name.length() - ".class".length());
      if (!someHidden || isVisible(type, api)) {
        types.add(type);
      }
    } else if (name.endsWith(".tld")) {
      try (InputStream in = zip.getInputStream(entry)) {
        TagLibrary.read(in).map(TagLibrary::uri).ifPresent(tagLibraries::add);
      }
    }
  }

  private static boolean isVisible(String type, boolean api) {
    String name = ClassFileInWar.dotted(type);
    return ServerJars.opens(name) ? api : !ServerJars.hide(name);
  }
}
