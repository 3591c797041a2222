package io.junicorn.container.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar of {@code WEB-INF/lib}; no more of it is unpacked than is allowed. */
record JarFileSource(Archive archive, Path jar, Budget budget) implements ClassSource {
  static String name(Path jar) {
    return "WEB-INF/lib/" + jar.getFileName();
  }

  /**
   * Reads its directory and what describes it.
   *
   * @throws IOException when it is no jar, or a damaged one
   */
  static JarFileSource open(Path jar, long maxBytes) throws IOException {
    Budget budget = new Budget(maxBytes);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<String> files = new ArrayList<>();
      List<byte[]> maven = new ArrayList<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          files.add(entry.getName());
          if (entry.getName().startsWith("META-INF/maven/")
              && entry.getName().endsWith("/pom.properties")) {
            maven.add(bytes(zip, entry, budget));
          }
        }
      }
      Attributes manifest = manifest(zip, budget);
      Artifact artifact = ArtifactFinder.find(String.valueOf(jar.getFileName()), maven, manifest);
      return new JarFileSource(
          new Archive(name(jar), false, artifact, files, JarManifest.optionalImports(manifest)),
          jar,
          budget);
    }
  }

  private static Attributes manifest(ZipFile zip, Budget budget) throws IOException {
    ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
    return entry == null
        ? new Attributes()
        : new Manifest(new ByteArrayInputStream(bytes(zip, entry, budget))).getMainAttributes();
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry, Budget budget) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return budget.read(in);
    }
  }

  @Override
  public void read(Reader reader) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (ClassFiles.isOne(entry.getName())) {
          read(zip, entry, reader);
        }
      }
    }
  }

  private void read(ZipFile zip, ZipEntry entry, Reader reader) throws IOException {
    byte[] bytes;
    try {
      bytes = bytes(zip, entry, budget);
    } catch (Budget.OverrunException e) {
      throw e;
    } catch (IOException e) {
      reader.damaged(entry.getName(), String.valueOf(e.getMessage()));
      return;
    }
    reader.read(entry.getName(), bytes);
  }
}
