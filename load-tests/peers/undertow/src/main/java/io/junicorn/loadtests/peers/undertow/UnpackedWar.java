package io.junicorn.loadtests.peers.undertow;

import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.api.DeploymentInfo;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A WAR in a folder, with a class loader over its classes and jars. */
final class UnpackedWar {
  private final Path root;
  private final Path work;

  UnpackedWar(Path war, Path temp) throws IOException {
    root = Files.createDirectory(temp.resolve("war"));
    work = Files.createDirectory(temp.resolve("work"));
    try (ZipFile zip = new ZipFile(war.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
          throw new IOException("entry outside of the WAR: " + entry.getName());
        }
        Files.createDirectories(file.resolveSibling(""));
        Files.copy(zip.getInputStream(entry), file);
      }
    }
  }

  DeploymentInfo deployment() throws Exception {
    DeploymentInfo info =
        new DeploymentInfo()
            .setDeploymentName("war")
            .setContextPath("/")
            .setClassLoader(classLoader())
            .setResourceManager(new PathResourceManager(root))
            .setTempDir(work);
    new WebXml(root.resolve("WEB-INF/web.xml"), info).apply();
    return info;
  }

  /** Open as long as the process lives. */
  private ClassLoader classLoader() throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(root.resolve("WEB-INF/classes").toUri().toURL());
    Path lib = root.resolve("WEB-INF/lib");
    if (Files.isDirectory(lib)) {
      try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
        for (Path jar : jars) {
          urls.add(jar.toUri().toURL());
        }
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), UnpackedWar.class.getClassLoader());
  }
}
