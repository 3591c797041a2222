package org.example.legacy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** Reads and checks request parameters. An empty parameter counts as absent, as forms send it. */
final class Params {

  private Params() {}

  static int intValue(HttpServletRequest request, String name, int defaultValue, int min, int max)
      throws BadParameterException {
    return (int) longValue(request, name, defaultValue, min, max);
  }

  static long longValue(
      HttpServletRequest request, String name, long defaultValue, long min, long max)
      throws BadParameterException {
    String value = request.getParameter(name);
    if (value == null || value.isEmpty()) {
      return defaultValue;
    }
    String expected = "a whole number from " + min + " to " + max;
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new BadParameterException(name, value, expected);
    }
    if (number < min || number > max) {
      throw new BadParameterException(name, value, expected);
    }
    return number;
  }

  /** Returns one of the allowed words; the first of them is the default. */
  static String choice(HttpServletRequest request, String name, String... allowed)
      throws BadParameterException {
    String value = request.getParameter(name);
    if (value == null || value.isEmpty()) {
      return allowed[0];
    }
    if (!Arrays.asList(allowed).contains(value)) {
      throw new BadParameterException(name, value, "one of " + String.join(", ", allowed));
    }
    return value;
  }

  /** Returns a text that must be there. */
  static String required(HttpServletRequest request, String name, int maxLength)
      throws BadParameterException {
    String value = request.getParameter(name);
    String expected = "a text of 1 to " + maxLength + " characters";
    if (value == null || value.isBlank()) {
      throw new BadParameterException(name, value, expected);
    }
    if (value.length() > maxLength) {
      throw new BadParameterException(name, value, expected + " (it has " + value.length() + ")");
    }
    if (value.indexOf('\0') >= 0) {
      // PostgreSQL cannot store it.
      throw new BadParameterException(name, value, expected + " without NUL");
    }
    return value;
  }
}
