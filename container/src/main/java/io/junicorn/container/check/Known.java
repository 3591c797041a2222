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
          types.add(file.substring(0, file.length() - ".class".length()));
        }
      }
    }
    return new Known(new Jdk(), types);
  }

  /** Whether the application or Java has it. */
  boolean has(String internalName) {
    return types.contains(internalName) || jdk.has(internalName);
  }
}
