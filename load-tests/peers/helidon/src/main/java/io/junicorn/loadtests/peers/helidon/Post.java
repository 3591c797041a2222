package io.junicorn.loadtests.peers.helidon;

import java.time.Instant;

/**
 * A post in a feed.
 *
 * @param id its number
 * @param author the name of its author
 * @param text what it says
 * @param created when it was written
 * @param likes how many like it
 */
record Post(long id, String author, String text, Instant created, int likes) {

  void appendTo(StringBuilder out) {
    out.append("{\"id\":").append(id).append(",\"author\":").append(json(author));
    out.append(",\"text\":").append(json(text));
    out.append(",\"created\":").append(json(created.toString()));
    out.append(",\"likes\":").append(likes).append('}');
  }

  private static String json(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
