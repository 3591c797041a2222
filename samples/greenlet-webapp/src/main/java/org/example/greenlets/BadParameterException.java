package org.example.greenlets;

import jakarta.servlet.ServletException;

/** A request parameter has a value that is not allowed; answered with status 400. */
final class BadParameterException extends ServletException {
  private static final long serialVersionUID = 1L;

  BadParameterException(String name, String value, int min, int max) {
    super(
        "Parameter '%s': got '%s', expected a whole number from %d to %d."
            .formatted(name, value, min, max));
  }
}
