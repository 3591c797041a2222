package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for pipelines knows every rule, and no other. */
class CheckDocsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  @Test
  void everyRuleHasItsRow() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "check.md"));
    String table = page.substring(page.indexOf("## Rules"), page.indexOf("## JSON"));
    TreeSet<String> rows = new TreeSet<>();
    ROW.matcher(table).results().forEach(row -> rows.add(row.group(1)));
    assertThat(rows).isEqualTo(Rules.ids(Known.of(List.of())));
  }
}
