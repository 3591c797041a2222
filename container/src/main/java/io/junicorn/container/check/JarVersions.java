package io.junicorn.container.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a jar has its classes for newer versions of Java. */
final class JarVersions {
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d{1,4})/(.+)");

  private JarVersions() {}

  /**
   * The name under which this JVM finds a file of a jar: without the folder of a version, unless
   * that one is newer than the JVM.
   */
  static String plain(String file) {
    Matcher versioned = VERSIONED.matcher(file);
    return versioned.matches()
            && Integer.parseInt(versioned.group(1)) <= Runtime.version().feature()
        ? versioned.group(2)
        : file;
  }
}
