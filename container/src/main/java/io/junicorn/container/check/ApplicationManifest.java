package io.junicorn.container.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Manifest;

/** The manifest of the web application. */
final class ApplicationManifest {
  private ApplicationManifest() {}

  /** Whether it wants to see the greenlets of the server. */
  static boolean asksForApi(Path content) throws IOException {
    Path file = content.resolve("META-INF").resolve("MANIFEST.MF");
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String value = new Manifest(in).getMainAttributes().getValue("Junicorn-Api");
      return value != null && value.strip().equals("true");
    }
  }
}
