package io.junicorn.container.deploy;

/**
 * Text of others, such as names of files and messages of exceptions, for a line of a log or a
 * terminal. Called by any thread.
 */
public final class Printable {
  private Printable() {}

  /** In one line: control characters, and those that turn the direction, as Java escapes them. */
  public static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(line, c));
    return line.toString();
  }

  private static void append(StringBuilder line, int c) {
    switch (c) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isPlain(c)) {
          line.appendCodePoint(c);
        } else {
          line.append("\\u%04x".formatted(c));
        }
      }
    }
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
