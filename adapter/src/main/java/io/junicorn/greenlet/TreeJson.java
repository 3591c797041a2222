package io.junicorn.greenlet;

import java.util.Locale;
import java.util.Optional;

/** Writes a {@link TreeReport} as JSON (RFC 8259), a line for each greenlet. */
final class TreeJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private TreeJson() {}

  static String of(TreeReport report) {
    StringBuilder json = new StringBuilder();
    json.append("{\"live\":").append(report.live());
    json.append(",\"shown\":").append(report.greenlets().size());
    json.append(",\"omitted\":").append(report.omitted());
    json.append(",\"greenlets\":[");
    String separator = "\n";
    for (TreeReport.Entry entry : report.greenlets()) {
      append(json.append(separator), entry);
      separator = ",\n";
    }
    return json.append("]}\n").toString();
  }

  private static void append(StringBuilder json, TreeReport.Entry entry) {
    json.append("{\"id\":").append(entry.id());
    string(json.append(",\"name\":"), entry.name());
    string(json.append(",\"serves\":"), entry.serves());
    json.append(",\"parent\":");
    entry.parent().ifPresentOrElse(json::append, () -> json.append("null"));
    json.append(",\"orphan\":").append(entry.orphan());
    json.append(",\"depth\":").append(entry.depth());
    json.append(",\"age_ms\":").append(entry.age().toMillis());
    string(json.append(",\"state\":"), entry.state().name().toLowerCase(Locale.ROOT));
    string(json.append(",\"spawn_site\":"), entry.spawnSite());
    optional(json.append(",\"context\":"), entry.activity().context());
    optional(json.append(",\"waits_on\":"), entry.activity().waitsOn());
    json.append(",\"on_carrier_ms\":").append(entry.activity().onCarrier().toMillis());
    json.append(",\"stack\":[");
    String separator = "";
    for (StackTraceElement frame : entry.stack()) {
      string(json.append(separator), frame.toString());
      separator = ",";
    }
    json.append("]}");
  }

  private static void optional(StringBuilder json, Optional<String> text) {
    text.ifPresentOrElse(known -> string(json, known), () -> json.append("null"));
  }

  static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f || lone(text, i)) {
            escape(json, c);
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  /** Half of a surrogate pair, which no encoding can carry. */
  private static boolean lone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static void escape(StringBuilder json, char c) {
    json.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      json.append(HEX[(c >> shift) & 0xf]);
    }
  }
}
