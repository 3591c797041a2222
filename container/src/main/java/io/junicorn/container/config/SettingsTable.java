package io.junicorn.container.config;

/** The table of settings for the documentation, in Markdown. */
public final class SettingsTable {
  private SettingsTable() {}

  /** One row for each setting, with a final line feed. */
  public static String markdown() {
    StringBuilder table =
        new StringBuilder("| flag | default | allowed | what it does |\n|---|---|---|---|\n");
    for (SettingKey key : SettingKey.all()) {
      table
          .append("| `")
          .append(key.flag())
          .append(' ')
          .append(key.form().replace("|", "\\|"))
          .append("` | `")
          .append(key.defaultValue())
          .append("` | ")
          .append(key.range().replace("|", " or "))
          .append(" | ")
          .append(key.doc())
          .append(" |\n");
    }
    return table.toString();
  }
}
