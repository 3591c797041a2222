package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Tells whether there is a data source by a name in JNDI. */
@WebServlet("/jndi")
@SuppressWarnings({"serial", "BanJNDI"}) // The look-up is what the tests are about.
public class JndiServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Object found = new InitialContext().lookup(request.getParameter("name"));
      response.getWriter().print(found instanceof DataSource ? "data source" : found);
    } catch (NamingException e) {
      response.getWriter().print(e.getClass().getSimpleName());
    }
  }
}
