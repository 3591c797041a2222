package io.junicorn.container.config;

import java.util.List;
import java.util.function.Predicate;

/** The tables of settings for the documentation, in Markdown. */
public final class SettingsTable {
  private static final String HEAD =
      "| flag | default | allowed | what it does |\n|---|---|---|---|\n";

  private SettingsTable() {}

  /** One row for each setting that most users need, with a final line feed. */
  public static String common() {
    return table(SettingKey::common);
  }

  /** One table for each group, with a final line feed. */
  public static String all() {
    StringBuilder tables = new StringBuilder();
    List<Class<?>> groups = SettingKey.groups().toList();
    for (Class<?> group : groups) {
      tables
          .append(tables.isEmpty() ? "" : "\n")
          .append("### ")
          .append(group.getSimpleName().replaceFirst("Settings$", ""))
          .append("\n\n")
          .append(table(key -> key.group() == group));
    }
    return tables.toString();
  }

  private static String table(Predicate<SettingKey> wanted) {
    StringBuilder table = new StringBuilder(HEAD);
    SettingKey.all().stream().filter(wanted).forEach(key -> row(key, table));
    return table.toString();
  }

  private static void row(SettingKey key, StringBuilder table) {
    table
        .append("| `")
        .append(key.flag())
        .append(key.isSwitch() ? "" : " " + key.form().replace("|", "\\|"))
        .append("` | `")
        .append(key.defaultValue().isEmpty() ? " " : key.defaultValue())
        .append("` | ")
        .append(key.range().replace("|", " or "))
        .append(" | ")
        .append(key.doc())
        .append(key.perContext() ? " Per context." : "")
        .append(" |\n");
  }
}
