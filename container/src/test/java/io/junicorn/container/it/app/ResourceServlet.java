package io.junicorn.container.it.app;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Uses what JNDI has: a data source, injected or looked up, and environment entries. */
@WebServlet("/resource")
@SuppressWarnings({"serial", "BanJNDI"}) // The look-up is what the tests are about.
public class ResourceServlet extends HttpServlet {
  @Resource(name = "jdbc/shop")
  private DataSource injected;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String name = request.getParameter("name");
    String sql = request.getParameter("sql");
    try {
      Object found = name == null ? injected : new InitialContext().lookup("java:comp/env/" + name);
      String answer =
          found instanceof DataSource source
              ? query(source, sql)
              : found.getClass().getName() + " " + found;
      response.getWriter().print(answer);
    } catch (SQLTransientConnectionException e) {
      response.sendError(503, e.getMessage());
    } catch (SQLException | NamingException e) {
      throw new ServletException(e);
    }
  }

  private static String query(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
