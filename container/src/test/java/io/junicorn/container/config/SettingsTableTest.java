package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tables in README.md and docs/settings.md are those that the code generates. */
class SettingsTableTest {
  private static final String BEGIN = "<!-- settings:begin -->\n";
  private static final String END = "<!-- settings:end -->";

  @Test
  void eachSettingHasARowWithFlagDefaultAndText() {
    for (SettingKey key : SettingKey.all()) {
      assertThat(SettingsTable.all()).contains("| `" + key.flag(), key.defaultValue(), key.doc());
    }
  }

  @Test
  void theReadmeHasThoseThatMostNeed() throws IOException {
    assertThatGenerated(Path.of("..", "README.md"), SettingsTable.common());
  }

  @Test
  void thePageOfSettingsHasAll() throws IOException {
    assertThatGenerated(Path.of("..", "docs", "settings.md"), SettingsTable.all());
  }

  private static void assertThatGenerated(Path page, String generated) throws IOException {
    String text = Files.readString(page);
    String message =
        "%s is stale; put this between the lines %s and %s:\n\n%s"
            .formatted(page, BEGIN.strip(), END, generated);
    assertThat(text).as(message).contains(BEGIN).contains(END);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String table = text.substring(begin, end);
    if (Boolean.getBoolean("junicorn.write-settings")) {
      Files.writeString(page, text.substring(0, begin) + generated + text.substring(end));
      return;
    }
    assertThat(table.strip()).as(message).isEqualTo(generated.strip());
  }
}
