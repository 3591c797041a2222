package io.junicorn.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart of this module, and what Helm makes of it. Without state. */
final class Chart {
  static final Path FOLDER = Path.of("junicorn");
  static final String NAMESPACE = "web";

  /** The oldest that the chart is for; without it Helm takes 1.20 for the cluster. */
  static final String OLDEST = "1.30.0";

  private static final Path MATRIX = Path.of("src", "test", "resources", "values");

  private Chart() {}

  /** The files of values that every check of manifests goes through. */
  static List<Path> matrix() {
    try (Stream<Path> files = Files.list(MATRIX)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them. */
  static Path values(String name) {
    return MATRIX.resolve(name + ".yaml");
  }

  /**
   * All manifests as text, but for the test hook, for a release called as the values are.
   *
   * @throws IllegalStateException with Helm's message when the values are refused
   */
  static String text(Path values) {
    return text(name(values), values);
  }

  /** The same for a release of that name. */
  static String text(String release, Path values) {
    return rendered(FOLDER, release, values);
  }

  /** The same of a copy of the chart. */
  static String rendered(Path chart, String release, Path values) {
    TemplateCommand template = new Helm(chart).template().withName(release);
    return template.withNamespace(NAMESPACE).withKubeVersion(OLDEST).withValuesFile(values).call();
  }

  /** What {@link #text} gives, one by one. */
  static List<Manifest> manifests(Path values) {
    return Manifest.all(text(values));
  }

  /** The only manifest of that kind and name. */
  static Manifest manifest(Path values, String kind, String name) {
    return manifests(values).stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two of " + kind + " " + name);
            })
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /** The name of a file of values, without its ending. */
  static String name(Path values) {
    return values.getFileName().toString().replaceFirst("\\.yaml$", "");
  }
}
