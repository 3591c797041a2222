package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table in README.md is the one that the code generates. */
class SettingsTableTest {
  private static final String BEGIN = "<!-- settings:begin -->\n";
  private static final String END = "<!-- settings:end -->";

  @Test
  void eachSettingHasARowWithFlagDefaultRangeAndText() {
    for (SettingKey key : SettingKey.all()) {
      assertThat(SettingsTable.markdown())
          .contains("| `" + key.flag() + " ", "| `" + key.defaultValue() + "` |", key.doc());
    }
  }

  @Test
  void theReadmeHasTheGeneratedTable() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String message =
        "README.md is stale; put this between the lines %s and %s:\n\n%s"
            .formatted(BEGIN.strip(), END, SettingsTable.markdown());
    assertThat(readme).as(message).contains(BEGIN).contains(END);
    String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
    assertThat(table.strip()).as(message).isEqualTo(SettingsTable.markdown().strip());
  }
}
