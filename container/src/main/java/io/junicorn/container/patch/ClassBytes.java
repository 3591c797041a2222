package io.junicorn.container.patch;

import java.security.CodeSource;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** A class file of an application, and where it comes from. Its bytes are nobody else's. */
final class ClassBytes {
  private final byte[] file;
  private final CodeSource source;
  private final @Nullable Manifest manifest;

  ClassBytes(byte[] file, CodeSource source, @Nullable Manifest manifest) {
    this.file = file;
    this.source = source;
    this.manifest = manifest;
  }

  byte[] file() {
    return file;
  }

  CodeSource source() {
    return source;
  }

  /** That of its jar; null when there is none. */
  @Nullable Manifest manifest() {
    return manifest;
  }
}
