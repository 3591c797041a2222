package io.junicorn.helm;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One manifest, as a tree. Immutable by agreement.
 *
 * @param tree all of it
 */
record Manifest(JsonObject tree) {
  private static final Gson GSON = new Gson();

  /** Each document of a text that is not empty. A key that is given twice is refused. */
  static List<Manifest> all(String text) {
    return StreamSupport.stream(yaml().loadAll(text).spliterator(), false)
        .filter(Objects::nonNull)
        .map(document -> new Manifest(json(document).getAsJsonObject()))
        .toList();
  }

  /** A YAML text of one document, as maps and lists. */
  static Map<String, Object> map(String text) {
    return yaml().load(text);
  }

  /** What YAML has read, as JSON. */
  static JsonElement json(Object tree) {
    return GSON.toJsonTree(tree);
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  String apiVersion() {
    return tree.get("apiVersion").getAsString();
  }

  String kind() {
    return tree.get("kind").getAsString();
  }

  String name() {
    return tree.getAsJsonObject("metadata").get("name").getAsString();
  }

  /**
   * What lies at a path of keys and indexes, such as {@code spec.template.spec.containers.0}.
   *
   * @throws AssertionError when there is nothing
   */
  JsonElement at(String path) {
    JsonElement found = tree;
    for (String step : path.split("\\.", -1)) {
      JsonElement next =
          found.isJsonArray()
              ? found.getAsJsonArray().get(Integer.parseInt(step))
              : found.getAsJsonObject().get(step);
      if (next == null) {
        throw new AssertionError("no " + step + " of " + path + " in " + found);
      }
      found = next;
    }
    return found;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
