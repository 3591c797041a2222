package io.junicorn.container.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code --print-config} prints: each key with its value and where it was given. */
public final class SettingsPrinter {
  private SettingsPrinter() {}

  /** Lines {@code key = value # origin}, sorted by key, secrets masked, with a final line feed. */
  public static String print(Sources sources) {
    Map<String, String> lines = new TreeMap<>();
    for (SettingKey key : SettingKey.all()) {
      lines.put(key.name(), line(key, sources.serverValue(key)));
    }
    sources
        .contexts()
        .forEach(
            (path, own) ->
                own.forEach(
                    (key, given) ->
                        lines.put(
                            StructuredKeys.CONTEXT + path + "." + key.name(), line(key, given))));
    sources
        .structured()
        .forEach(
            (key, given) ->
                lines.put(
                    key,
                    StructuredKeys.shown(key, given.texts().getLast())
                        + "  # "
                        + given.origin().describe()));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + " = " + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String line(SettingKey key, Given given) {
    String text = String.join(", ", given.texts());
    boolean shown = !key.secret() || text.equals("off");
    return (shown ? text : Secret.MASK) + "  # " + given.origin().describe();
  }
}
