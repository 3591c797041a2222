package io.junicorn.greenlet;

import java.time.Duration;
import java.util.Locale;

/** Writes a {@link TreeReport} for people. */
final class TreeText {
  /** Deeper greenlets are not indented further, and say how deep they are. */
  private static final int DEEPEST_INDENT = 20;

  private TreeText() {}

  static String of(TreeReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.live()).append(" live\n");
    for (TreeReport.Entry entry : report.greenlets()) {
      append(text, entry);
    }
    if (report.omitted() > 0) {
      text.append("... and ").append(report.omitted()).append(" more that are not shown\n");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, TreeReport.Entry entry) {
    String indent = "  ".repeat(Math.min(entry.depth(), DEEPEST_INDENT));
    text.append(indent);
    if (entry.depth() > DEEPEST_INDENT) {
      text.append("(level ").append(entry.depth()).append(") ");
    }
    text.append(entry.name())
        .append(' ')
        .append(entry.state().name().toLowerCase(Locale.ROOT))
        .append(' ')
        .append(seconds(entry.age()))
        .append(" s, ")
        .append(oneLine(entry.serves()))
        .append(", spawned at ")
        .append(oneLine(entry.spawnSite()));
    if (entry.orphan()) {
      text.append(", its parent ")
          .append(GreenletTree.NAME_PREFIX)
          .append(entry.parent().orElseThrow())
          .append(" has ended");
    }
    entry.activity().context().ifPresent(path -> text.append(", of ").append(oneLine(path)));
    entry.activity().waitsOn().ifPresent(words -> text.append(", ").append(words));
    if (entry.activity().onCarrier().isPositive()) {
      text.append(", on a carrier for about ")
          .append(seconds(entry.activity().onCarrier()))
          .append(" s");
    }
    text.append('\n');
    for (StackTraceElement frame : entry.stack()) {
      text.append(indent).append("    at ").append(frame).append('\n');
    }
  }

  private static String seconds(Duration age) {
    return "%d.%03d".formatted(age.toSeconds(), age.toMillisPart());
  }

  private static String oneLine(String words) {
    if (words.chars().noneMatch(Character::isISOControl)) {
      return words;
    }
    StringBuilder line = new StringBuilder(words.length());
    words.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString();
  }
}
