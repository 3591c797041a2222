package io.junicorn.container.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Keys that carry a name of the user's: {@code context./shop.timeout}, {@code
 * datasource.jdbc/shop.url}, {@code env-entry.greeting}. A file or {@code --set} gives them.
 */
public final class StructuredKeys {
  static final String CONTEXT = "context.";

  /** Families whose keys others read: {@link Settings#structured()}. */
  static final List<String> FAMILIES = List.of("datasource.", "env-entry.");

  /** Words for what nobody should see; Spring Boot's list, and what is usual beside it. */
  private static final Pattern SECRET =
      Pattern.compile(
          "passw|passphrase|pwd|secret|token|credential|authorization|(private|access|api).?key|key$",
          Pattern.CASE_INSENSITIVE);

  private StructuredKeys() {}

  /** Whether a key belongs to a family. */
  static boolean isStructured(String key) {
    return FAMILIES.stream()
        .anyMatch(family -> key.startsWith(family) && key.length() > family.length());
  }

  /** The members of a family, by what follows its name: {@code jdbc/shop.url}. */
  public static Map<String, String> family(Settings settings, String family) {
    Map<String, String> found = new TreeMap<>();
    settings
        .structured()
        .forEach(
            (key, value) -> {
              if (key.startsWith(family)) {
                found.put(key.substring(family.length()), value);
              }
            });
    return found;
  }

  /**
   * A value of a family as it may be shown: no passwords, those in URLs neither. The path of a file
   * that holds one is none.
   */
  static String shown(String key, String value) {
    if (!key.endsWith("-file") && SECRET.matcher(key).find()) {
      return Secret.MASK;
    }
    return isUrl(key, value) ? JdbcUrls.masked(value) : value;
  }

  private static boolean isUrl(String key, String value) {
    return key.endsWith(".url")
        || value.contains("jdbc:")
        || (value.contains("://") && (value.contains("@") || value.contains("?")));
  }
}
