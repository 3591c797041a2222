package io.junicorn.container.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as they are written in settings: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}.
 */
public final class Durations {
  static final String FORM = "DURATION is a whole number with a unit: 500ms, 10s, 2m, 1h";

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private Durations() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not a duration" + meant(text) + FORM);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  // Plain numbers are seconds in gunicorn.
  private static String meant(String text) {
    return NUMBER.matcher(text).matches() ? ", did you mean " + text + "s? " : "; ";
  }
}
