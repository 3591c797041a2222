package io.junicorn.container.config;

/** How yes and no are written everywhere: {@code true} or {@code false}, and nothing like it. */
public final class Truth {
  private Truth() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static boolean parse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is not allowed");
    };
  }
}
