package io.junicorn.container.config;

import io.junicorn.servlet.PathPattern;

/** A word of {@code isolate}. */
public sealed interface Isolate {
  /** Nothing. */
  record Off() implements Isolate {
    @Override
    public String toString() {
      return "off";
    }
  }

  /** What stalls again and again. */
  record Auto() implements Isolate {
    @Override
    public String toString() {
      return "auto";
    }
  }

  /** What matches. */
  record Matching(PathPattern pattern) implements Isolate {
    @Override
    public String toString() {
      return pattern.toString();
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none; says why, without the text
   */
  static Isolate parse(String text) {
    return switch (text) {
      case "off" -> new Off();
      case "auto" -> new Auto();
      default -> new Matching(pattern(text));
    };
  }

  private static PathPattern pattern(String text) {
    try {
      return PathPattern.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is no pattern, such as /shop/report/*, /shop/orders/*/pdf or *.pdf", e);
    }
  }
}
