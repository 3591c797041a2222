package org.example.legacy;

import java.util.List;

/** Writes a feed as JSON. */
final class FeedJson {

  private FeedJson() {}

  static String format(int user, List<Post> posts) {
    StringBuilder out = new StringBuilder();
    out.append("{\"user\":").append(user).append(",\"posts\":[");
    String separator = "";
    for (Post post : posts) {
      out.append(separator)
          .append("{\"id\":")
          .append(post.getId())
          .append(",\"author\":")
          .append(Text.json(post.getAuthor()))
          .append(",\"text\":")
          .append(Text.json(post.getText()))
          .append(",\"created\":")
          .append(Text.json(post.getCreated().toString()))
          .append(",\"likes\":")
          .append(post.getLikes())
          .append('}');
      separator = ",";
    }
    return out.append("]}\n").toString();
  }
}
