package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table in the chart's README is that of its values and their schema. */
class ReadmeTest {
  private static final Path README = Chart.FOLDER.resolve("README.md");
  private static final String BEGIN = "<!-- values:begin -->\n";
  private static final String END = "<!-- values:end -->";

  @Test
  void hasEachValueWithItsDefaultAndItsDescription() throws IOException {
    String text = Files.readString(README);
    assertThat(text).contains(BEGIN).contains(END);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("readme.write")) {
      Files.writeString(README, text.substring(0, begin) + table() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("%s is stale; -Dreadme.write=true writes it", README)
        .isEqualTo(table());
  }

  private static String table() throws IOException {
    JsonObject schema =
        JsonParser.parseString(Files.readString(Chart.FOLDER.resolve("values.schema.json")))
            .getAsJsonObject();
    JsonElement values =
        Manifest.json(Manifest.map(Files.readString(Chart.FOLDER.resolve("values.yaml"))));
    StringBuilder table = new StringBuilder("| key | default | what it is |\n|---|---|---|\n");
    rows(schema, schema, values, "", table);
    return table.toString();
  }

  private static void rows(
      JsonObject root,
      JsonObject schema,
      @Nullable JsonElement values,
      String path,
      StringBuilder table) {
    schema
        .getAsJsonObject("properties")
        .asMap()
        .forEach(
            (name, given) -> {
              JsonObject property = resolved(root, given.getAsJsonObject());
              JsonElement value = values == null ? null : values.getAsJsonObject().get(name);
              String key = path + name;
              assertThat(property.has("description")).as("%s has a description", key).isTrue();
              if (property.has("properties") && !given.getAsJsonObject().has("$ref")) {
                rows(root, property, value, key + ".", table);
                return;
              }
              table
                  .append("| `" + key + "` | ")
                  .append(value == null ? "" : "`" + shown(value) + "`")
                  .append(" | " + property.get("description").getAsString())
                  .append(items(property))
                  .append(" |\n");
            });
  }

  /** What the entries of a list, or of a map by name, are made of. */
  private static String items(JsonObject property) {
    JsonObject each = property.getAsJsonObject("items");
    if (each == null && property.has("patternProperties") && !property.has("properties")) {
      each =
          property
              .getAsJsonObject("patternProperties")
              .asMap()
              .values()
              .iterator()
              .next()
              .getAsJsonObject();
    }
    if (each == null || !each.has("properties") || !each.has("additionalProperties")) {
      return "";
    }
    StringBuilder text = new StringBuilder(" Of each:");
    each.getAsJsonObject("properties")
        .asMap()
        .forEach(
            (name, of) ->
                text.append(" `" + name + "`: ")
                    .append(of.getAsJsonObject().get("description").getAsString()));
    return text.toString();
  }

  private static JsonObject resolved(JsonObject root, JsonObject property) {
    return property.has("$ref")
        ? root.getAsJsonObject("definitions").getAsJsonObject("config")
        : property;
  }

  private static String shown(JsonElement value) {
    return value.isJsonPrimitive() && !value.getAsString().isEmpty()
        ? value.getAsString()
        : value.toString();
  }
}
