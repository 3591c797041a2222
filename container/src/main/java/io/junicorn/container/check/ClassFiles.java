package io.junicorn.container.check;

/** Which files are classes that count. */
final class ClassFiles {
  private ClassFiles() {}

  /** Not the descriptors of modules, nor variants for other Java versions. */
  static boolean isOne(String file) {
    return file.endsWith(".class")
        && !file.endsWith("module-info.class")
        && !file.endsWith("package-info.class")
        && !file.startsWith("META-INF/");
  }
}
