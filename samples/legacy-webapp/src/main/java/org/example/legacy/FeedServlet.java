package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** Shows the feed of a member, as a page or as JSON, and takes new posts. */
public class FeedServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final int MAX_TEXT = 280;

  private transient PostDao posts;

  @Override
  public void init() {
    posts = (PostDao) getServletContext().getAttribute(PostDao.ATTRIBUTE);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int user = user(request);
    String format = Params.choice(request, "format", "html", "json");
    List<Post> feed;
    try {
      feed = posts.feedOf(user);
    } catch (SQLException e) {
      sendFailure(response, e);
      return;
    }
    if (format.equals("json")) {
      response.setContentType("application/json;charset=UTF-8");
      response.getWriter().write(FeedJson.format(user, feed));
      return;
    }
    request.setAttribute("user", user);
    request.setAttribute("posts", feed);
    request.getRequestDispatcher("/WEB-INF/jsp/feed.jsp").forward(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int user = user(request);
    String text = Params.required(request, "text", MAX_TEXT);
    try {
      posts.create(user, text);
    } catch (SQLException e) {
      sendFailure(response, e);
      return;
    }
    // To a GET, so that reloading the page does not post again.
    response.sendRedirect(request.getContextPath() + "/feed?user=" + user);
  }

  private static int user(HttpServletRequest request) throws BadParameterException {
    return Params.intValue(request, "user", 1, 1, DemoData.MEMBERS);
  }

  /** Answers 503 when there was no connection to be had in time; all else is a fault. */
  private static void sendFailure(HttpServletResponse response, SQLException e)
      throws ServletException, IOException {
    if (!(e instanceof SQLTransientConnectionException)) {
      throw new ServletException("database", e);
    }
    sendText(
        response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The database is busy, try again.\n");
  }
}
