package io.junicorn.loadtests.peers.helidon;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;

/** The feed of a member as JSON. */
final class FeedHandler implements Handler {
  private final PostDao posts;

  FeedHandler(PostDao posts) {
    this.posts = posts;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws SQLException {
    int user = (int) Answers.number(request, "user", 1, 1, 50);
    StringBuilder out = new StringBuilder();
    out.append("{\"user\":").append(user).append(",\"posts\":[");
    String separator = "";
    for (Post post : posts.feedOf(user)) {
      out.append(separator);
      post.appendTo(out);
      separator = ",";
    }
    response.header(HeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8");
    response.send(out.append("]}\n").toString());
  }
}
