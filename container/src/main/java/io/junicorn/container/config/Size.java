package io.junicorn.container.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written with a unit: {@code 512B}, {@code 8KB}, {@code 2MB}, {@code 1GB}; a KB
 * has 1,024 bytes.
 *
 * @param bytes not negative
 */
public record Size(long bytes) {
  static final String FORM = "SIZE is a whole number with a unit: 512B, 8KB, 2MB, 1GB";

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(B|KB|MB|GB)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /**
   * Reads a number with its unit.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Size parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not a size" + meant(text) + FORM);
    }
    long amount = Long.parseLong(matcher.group(1));
    return new Size(
        switch (matcher.group(2)) {
          case "B" -> amount;
          case "KB" -> amount << 10;
          case "MB" -> amount << 20;
          default -> amount << 30;
        });
  }

  // Plain numbers are bytes in gunicorn.
  private static String meant(String text) {
    return NUMBER.matcher(text).matches() ? ", did you mean " + text + "B? " : "; ";
  }

  /** The bytes as an int, for those who know no more; the largest int when there are more. */
  public int toInt() {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return bytes + "B";
  }
}
