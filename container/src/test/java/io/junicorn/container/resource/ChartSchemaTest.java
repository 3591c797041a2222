package io.junicorn.container.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.config.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The chart's schema knows the settings and the properties of data sources that there are. It lies
 * in this package because that of the latter shows them to nobody else.
 */
class ChartSchemaTest {
  private static final Path SCHEMA = Path.of("..", "helm", "junicorn", "values.schema.json");
  private static final String BEGIN = "    \"config.begin\": true,\n";
  private static final String END = "    \"config.end\": true\n";
  private static final String SCALAR = "\"type\": [\"string\", \"number\", \"boolean\"]";

  @Test
  void theChartsSchemaHasTheSettingsThatThereAre() throws IOException {
    String schema = Files.readString(SCHEMA);
    int begin = schema.indexOf(BEGIN) + BEGIN.length();
    int end = schema.indexOf(END);
    assertThat(schema).contains(BEGIN).contains(END);
    if (Boolean.getBoolean("junicorn.write-settings")) {
      Files.writeString(SCHEMA, schema.substring(0, begin) + config() + schema.substring(end));
      return;
    }
    assertThat(schema.substring(begin, end))
        .as("%s is stale; -Djunicorn.write-settings=true writes it", SCHEMA)
        .isEqualTo(config());
  }

  private static String config() {
    String properties =
        SettingKey.all().stream()
            .map(key -> line(key.name(), of(key)))
            .collect(Collectors.joining(",\n"));
    String patterns =
        Stream.of(
                perContext(),
                dataSources(),
                Stream.of(line("^env-entry\\\\..+$", "{" + SCALAR + "}")))
            .flatMap(lines -> lines)
            .collect(Collectors.joining(",\n"));
    return """
        "config": {
          "type": "object",
          "description": "The configuration file: keys as docs/settings.md has them, context./PATH.KEY, datasource.NAME.PROPERTY and env-entry.NAME. The word off needs quotes, because YAML reads it as false.",
          "additionalProperties": false,
          "properties": {
    %s
          },
          "patternProperties": {
    %s
          }
        },
    """
        .formatted(properties, patterns);
  }

  private static Stream<String> perContext() {
    return SettingKey.all().stream()
        .filter(SettingKey::perContext)
        .map(key -> line("^context\\\\.(/|/[^\\\\s]*[^/\\\\s])\\\\." + key.name() + "$", of(key)));
  }

  private static Stream<String> dataSources() {
    List<String> lines = new ArrayList<>();
    for (String text : List.of("url", "driver", "username", "password", "password-file")) {
      lines.add(line(ofDataSource(text), "{\"type\": \"string\", \"minLength\": 1}"));
    }
    lines.add(line(ofDataSource("property\\\\..+"), "{" + SCALAR + "}"));
    for (PoolProperty property : PoolProperty.values()) {
      lines.add(line(ofDataSource(property.key()), "{" + type(property.allowed()) + "}"));
    }
    return lines.stream();
  }

  private static String ofDataSource(String property) {
    return "^datasource\\\\.[A-Za-z0-9/_-]+\\\\." + property + "$";
  }

  private static String line(String key, String schema) {
    return "        \"" + key + "\": " + schema;
  }

  private static String of(SettingKey key) {
    return "{"
        + (key.isSwitch() ? "\"type\": \"boolean\"" : typeOf(key))
        + ", \"description\": "
        + quoted(key.doc())
        + ", \"default\": "
        + (key.isSwitch() ? key.defaultValue() : quoted(key.defaultValue()))
        + "}";
  }

  private static String typeOf(SettingKey key) {
    String form = key.form();
    if (form.matches("[a-z0-9]+(\\|[a-z0-9]+)+") && !key.repeatable()) {
      return "\"enum\": ["
          + Stream.of(form.split("\\|", -1))
              .map(ChartSchemaTest::quoted)
              .collect(Collectors.joining(", "))
          + "]";
    }
    return type(form.startsWith("OCTAL") ? form : key.range());
  }

  /** By the words that say what is allowed, such as {@code 10ms to 24h, or off}. */
  private static String type(String allowed) {
    String off = allowed.endsWith("or off") ? "off|" : "";
    String first = allowed.split("[ ,]", 2)[0];
    if (allowed.equals("true or false")) {
      return "\"type\": \"boolean\"";
    }
    if (first.matches("\\d+(ms|s|m|h)")) {
      return "\"type\": \"string\", \"pattern\": \"^(" + off + "[0-9]{1,9}(ms|s|m|h))$\"";
    }
    if (first.matches("\\d+B")) {
      return "\"type\": \"string\", \"pattern\": \"^(" + off + "[0-9]{1,9}(B|KB|MB|GB))$\"";
    }
    if (first.matches("\\d+")) {
      String[] range = allowed.split(" to |,", -1);
      String bounds = ", \"minimum\": " + range[0] + ", \"maximum\": " + range[1];
      return off.isEmpty()
          ? "\"type\": \"integer\"" + bounds
          : "\"type\": [\"integer\", \"string\"]" + bounds + ", \"pattern\": \"^off$\"";
    }
    if (first.equals("OCTAL")) {
      return "\"type\": [\"integer\", \"string\"]";
    }
    return "\"type\": \"string\"";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
