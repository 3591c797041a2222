package io.junicorn.container.check;

import java.lang.classfile.ClassFile;

/** The first bytes of a class file: for which Java it was compiled. */
final class ClassVersion {
  static final String ID = "class-version";

  private static final int HEADER = 8;
  private static final int PREVIEW = 0xFFFF;

  /** Class file version of Java 1.0 is 45, of Java 25 it is 69. */
  private static final int BEFORE_JAVA = 44;

  private ClassVersion() {}

  /** Whether this Java can load it as far as that goes; else it is a finding. */
  static boolean runs(Archive archive, String file, byte[] bytes, Findings findings) {
    if (bytes.length < HEADER) {
      return true; // Whoever parses it says what is wrong.
    }
    int minor = ((bytes[4] & 0xFF) << 8) | (bytes[5] & 0xFF);
    int major = ((bytes[6] & 0xFF) << 8) | (bytes[7] & 0xFF);
    int newest = ClassFile.latestMajorVersion();
    if (isMagic(bytes) && (major > newest || minor == PREVIEW)) {
      String built = "Java " + (major - BEFORE_JAVA);
      findings.add(
          ID,
          Severity.ERROR,
          major > newest
              ? new Advice(
                  "compiled for " + built + ", this is Java " + (newest - BEFORE_JAVA),
                  "fails with an UnsupportedClassVersionError where the class is needed",
                  "compile with --release " + (newest - BEFORE_JAVA) + ", or take an older library")
              : new Advice(
                  "compiled with preview features of " + built,
                  major == newest
                      ? "refuses the class unless the JVM has --enable-preview"
                      : "cannot load it: only " + built + " can",
                  "compile it without --enable-preview"),
          new Place(
              archive.name(),
              ClassFileInWar.dotted(file.substring(0, file.length() - ".class".length())),
              "",
              0));
      return major <= newest;
    }
    return true;
  }

  private static boolean isMagic(byte[] bytes) {
    return (bytes[0] & 0xFF) == 0xCA
        && (bytes[1] & 0xFF) == 0xFE
        && (bytes[2] & 0xFF) == 0xBA
        && (bytes[3] & 0xFF) == 0xBE;
  }
}
