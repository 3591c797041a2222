package io.junicorn.container.check;

import io.junicorn.container.deploy.Printable;

/** Findings of what cannot be read at all. */
final class Unreadable {
  static final String JAR = "unreadable-jar";
  static final String CLASS = "unreadable-class";

  private Unreadable() {}

  static void jar(String name, Exception why, Findings findings) {
    findings.add(
        JAR,
        Severity.ERROR,
        new Advice(
            "cannot be read as a jar: " + Printable.escaped(String.valueOf(why.getMessage())),
            "starts the application without its classes, or not at all",
            "build the WAR anew; the jar is damaged or was cut short"),
        Place.file(name));
  }

  /** The application's own class is an error; of a library it may be one that nobody needs. */
  static void type(Archive archive, String file, String why, Findings findings) {
    findings.add(
        CLASS,
        archive.own() ? Severity.ERROR : Severity.WARNING,
        new Advice(
            "class file that cannot be read: " + Printable.escaped(why),
            "fails with a ClassFormatError where the class is needed",
            "compile it anew, or take the library from its source again"),
        new Place(
            archive.name(),
            ClassFileInWar.dotted(file.substring(0, file.length() - ".class".length())),
            "",
            0));
  }
}
