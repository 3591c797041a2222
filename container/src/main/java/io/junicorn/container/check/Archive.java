package io.junicorn.container.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes of the application itself, or a jar of its libraries. One thread.
 *
 * <p>Libraries often refer to what they can do without. Two signs tell: the manifest says that a
 * package is an optional import, or the library asks for a class by a string before it uses it.
 */
final class Archive {
  private static final int LONGEST = 120;

  private final String name;
  private final boolean own;
  private final Artifact artifact;
  private final List<String> files;
  private final Set<String> optionalPackages;
  private final Set<String> mentioned = new HashSet<>();

  /**
   * An archive.
   *
   * @param name relative to the web application: {@code WEB-INF/lib/shop-1.2.jar}
   * @param own whether it is {@code WEB-INF/classes}
   * @param files names of all files in it
   * @param optionalPackages which it says that it can do without
   */
  Archive(
      String name,
      boolean own,
      Artifact artifact,
      List<String> files,
      Set<String> optionalPackages) {
    this.name = name;
    this.own = own;
    this.artifact = artifact;
    this.files = List.copyOf(files);
    this.optionalPackages = Set.copyOf(optionalPackages);
  }

  String name() {
    return name;
  }

  boolean own() {
    return own;
  }

  Artifact artifact() {
    return artifact;
  }

  List<String> files() {
    return files;
  }

  /** Remembers a string of one of its classes. */
  void mention(String text) {
    if (text.length() <= LONGEST && text.indexOf('.') > 0 && text.indexOf(' ') < 0) {
      mentioned.add(text);
    }
  }

  /**
   * Whether its manifest says that it can do without classes that begin so: {@code javax.mail.}.
   */
  boolean declaresOptional(String prefix) {
    return optionalPackages.stream().anyMatch(p -> (p + ".").startsWith(prefix));
  }

  /** Whether it asks for such classes by name; to be asked when all its classes were seen. */
  boolean asksFor(String prefix) {
    return mentioned.stream().anyMatch(text -> text.startsWith(prefix));
  }
}
