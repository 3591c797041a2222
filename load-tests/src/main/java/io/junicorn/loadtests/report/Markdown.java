package io.junicorn.loadtests.report;

import java.util.List;
import java.util.stream.Collectors;

/** Text made harmless for Markdown, and rows of its tables. */
final class Markdown {
  private Markdown() {}

  /** On one line, with nothing that would become markup. */
  static String escape(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** A code span, with a fence longer than any run of backticks in it. */
  static String code(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    return line.contains("`") ? fence + " " + line + " " + fence : fence + line + fence;
  }

  static String head(List<String> cells) {
    return row(cells) + row(cells.stream().map(_ -> "---").toList());
  }

  static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static String list(List<String> texts) {
    return texts.stream().map(text -> "- " + escape(text) + "\n").collect(Collectors.joining());
  }
}
