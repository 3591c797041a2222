package io.junicorn.container.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The classes that are known before the environment is.
 *
 * @param jdk those of Java
 * @param types those of the application
 */
record Known(Jdk jdk, Set<String> types) {
  static Known of(Collection<Archive> archives) {
    Set<String> types = new HashSet<>();
    for (Archive archive : archives) {
      for (String file : archive.files()) {
        if (file.endsWith(".class")) {
          String name = archive.own() ? file : JarVersions.plain(file);
          types.add(name.substring(0, name.length() - ".class".length()));
        }
      }
    }
    return new Known(new Jdk(), types);
  }

  /** Whether the application or Java has it. */
  boolean has(String internalName) {
    return types.contains(internalName) || jdk.has(internalName);
  }

  /**
   * Whether a class of the application is never loaded, because Java has it, or the class that it
   * is nested in: Jetty looks there first for these.
   */
  boolean isShadowed(String internalName) {
    int nested = internalName.indexOf('$');
    return (internalName.startsWith("java/")
            || internalName.startsWith("javax/")
            || internalName.startsWith("org/w3c/")
            || internalName.startsWith("org/xml/"))
        && jdk.has(nested < 0 ? internalName : internalName.substring(0, nested));
  }
}
