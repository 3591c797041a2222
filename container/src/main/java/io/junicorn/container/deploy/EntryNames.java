package io.junicorn.container.deploy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the entries of one WAR go, each name checked: relative, without tricks, and no two for one
 * file. Used by one thread.
 */
final class EntryNames {
  /** A letter and a colon: absolute on Windows. */
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private static final Pattern DOTS = Pattern.compile("(.*/)?\\.\\.(/.*)?", Pattern.DOTALL);

  private final Path war;
  private final Path target;
  private final Set<Path> files = new HashSet<>();
  private final Set<Path> folders = new HashSet<>();

  EntryNames(Path war, Path target) {
    this.war = war;
    this.target = target;
    folders.add(target);
  }

  /**
   * The file or folder of an entry.
   *
   * @throws DeployException naming the entry and what is wrong with it
   */
  Path add(String name, boolean folder) throws DeployException {
    Path file = checked(name);
    boolean first = folder ? folders.add(file) : files.add(file);
    if (!folder && !first) {
      throw refused(name, "is there twice");
    }
    for (Path above = file.getParent();
        above != null && !above.equals(target);
        above = above.getParent()) {
      folders.add(above);
    }
    return file;
  }

  /** Refuses a name that is a file and the folder of another one. */
  void refuseFilesAsFolders() throws DeployException {
    for (Path file : files) {
      if (folders.contains(file)) {
        throw refused(target.relativize(file).toString(), "is a file and a folder");
      }
    }
  }

  private Path checked(String name) throws DeployException {
    if (name.contains("\\")
        || name.startsWith("/")
        || DRIVE.matcher(name).matches()
        || DOTS.matcher(name).matches()) {
      throw refused(name, "points outside of the web application");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw refused(name, "has a control character");
    }
    try {
      // The name alone: the path of the target may have dots of its own.
      Path relative = Path.of(name).normalize();
      if (relative.isAbsolute() || relative.startsWith("..")) {
        throw refused(name, "points outside of the web application");
      }
      return target.resolve(relative);
    } catch (InvalidPathException e) {
      throw new DeployException(
          war + ": refused, its entry '" + printable(name) + "' is no file name here", e);
    }
  }

  private DeployException refused(String name, String why) {
    return new DeployException(war + ": refused, its entry '" + printable(name) + "' " + why);
  }

  /** One line, whatever the archive says. */
  static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
