package io.junicorn.container.check;

import java.math.BigInteger;
import java.util.Locale;

/**
 * Compares versions of libraries: numbers by value, and a word such as {@code rc} is before none.
 */
final class Versions {
  private Versions() {}

  /** Whether a version is known and older than another one. */
  static boolean isBelow(String version, String limit) {
    return !version.isEmpty() && compare(version, limit) < 0;
  }

  static int compare(String one, String other) {
    String[] left = parts(one);
    String[] right = parts(other);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = comparePart(at(left, i), at(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String[] parts(String version) {
    return version.toLowerCase(Locale.ROOT).split("[.\\-_+]");
  }

  private static String at(String[] parts, int index) {
    return index < parts.length ? parts[index] : "";
  }

  private static int comparePart(String left, String right) {
    boolean leftCounts = isNumber(left);
    boolean rightCounts = isNumber(right);
    if (leftCounts && rightCounts) {
      return number(left).compareTo(number(right));
    }
    if (leftCounts != rightCounts) {
      // 42.7 is before 42.7.1, and 4.0-rc before 4.0.
      return leftCounts ? number(left).signum() : -number(right).signum();
    }
    return Integer.compare(rank(left), rank(right));
  }

  private static boolean isNumber(String part) {
    return part.matches("\\d{1,40}");
  }

  private static BigInteger number(String part) {
    return new BigInteger(part);
  }

  /** Only what comes before a release matters; {@code Final} and {@code jre8} are the release. */
  private static int rank(String part) {
    return part.matches("(alpha|beta|cr|m|rc|snapshot|pre|ea).*") ? -1 : 0;
  }
}
