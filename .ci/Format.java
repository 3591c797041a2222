import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every Java file below a folder is formatted by google-java-format, or rewrites it.
 *
 * <p>Run by the build in a JVM of the JDK 25 toolchain: {@code Format (check|fix) FOLDER}. Exit
 * code 1 names each file that differs.
 */
public final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 2 || !(args[0].equals("check") || args[0].equals("fix"))) {
      System.err.println("usage: Format check|fix FOLDER, got " + List.of(args));
      System.exit(2);
    }
    boolean fix = args[0].equals("fix");
    Path root = Path.of(args[1]);
    List<Path> differing = new ArrayList<>();
    int seen = 0;
    for (Path file : javaFiles(root)) {
      String before = Files.readString(file);
      String after = format(before);
      seen++;
      if (!after.equals(before)) {
        differing.add(root.relativize(file));
        if (fix) {
          Files.writeString(file, after);
        }
      }
    }
    if (seen == 0) {
      System.err.println("no Java file below " + root);
      System.exit(2);
    }
    System.out.println(
        seen + " Java files, " + differing.size() + (fix ? " rewritten" : " not formatted"));
    if (!fix && !differing.isEmpty()) {
      differing.forEach(f -> System.err.println("not formatted: " + f));
      System.err.println("rewrite them with: mvn -N process-sources -Dformat=fix");
      System.exit(1);
    }
  }

  private static String format(String source) throws Exception {
    String imports =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(imports);
  }

  private static List<Path> javaFiles(Path root) throws Exception {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !root.relativize(f).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
