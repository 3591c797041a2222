package org.example.legacy;

import jakarta.servlet.ServletException;

/** A request parameter is missing or has a value that is not allowed; answered with status 400. */
final class BadParameterException extends ServletException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_SHOWN = 60;

  BadParameterException(String name, String value, String expected) {
    super("Parameter '" + name + "': " + shown(value) + ", expected " + expected + ".");
  }

  private static String shown(String value) {
    if (value == null) {
      return "missing";
    }
    String cut = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "..." : value;
    return "got '" + Text.oneLine(cut) + "'";
  }
}
