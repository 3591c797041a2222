package io.junicorn.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A copy of the chart with other defaults: the lint takes no file of values. Without state. */
final class ChartCopy {
  private ChartCopy() {}

  /** Makes one whose pod of helm test is a manifest like any other: hooks are not shown. */
  static Path withoutHooks(Path folder) throws IOException {
    Path copy = of(folder);
    Path test = copy.resolve("templates/tests/answers.yaml");
    Files.writeString(test, Files.readString(test).replace("helm.sh/hook", "example.org/hook"));
    return copy;
  }

  private static Path of(Path folder) throws IOException {
    Path copy = folder.resolve("junicorn");
    try (Stream<Path> files = Files.walk(Chart.FOLDER)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(Chart.FOLDER.relativize(file).toString()));
      }
    }
    return copy;
  }

  /** Makes one whose defaults are ours with those values on top. */
  static Path with(Path values, Path folder) throws IOException {
    Path copy = of(folder);
    Path defaults = copy.resolve("values.yaml");
    Map<String, @Nullable Object> merged =
        merged(Manifest.map(Files.readString(defaults)), Manifest.map(Files.readString(values)));
    Files.writeString(defaults, new Yaml().dump(merged));
    return copy;
  }

  /** As Helm does it: maps are merged, null removes, the rest is replaced. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> merged(Map<String, ?> below, Map<String, ?> above) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(below);
    for (String key : List.copyOf(above.keySet())) {
      Object value = above.get(key);
      if (value == null) {
        merged.remove(key);
      } else if (value instanceof Map<?, ?> inner && merged.get(key) instanceof Map<?, ?> outer) {
        merged.put(key, merged((Map<String, ?>) outer, (Map<String, ?>) inner));
      } else {
        merged.put(key, value);
      }
    }
    return merged;
  }
}
