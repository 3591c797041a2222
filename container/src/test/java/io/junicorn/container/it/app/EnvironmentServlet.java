package io.junicorn.container.it.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Tells what its environment gave to it, a line each. */
@WebServlet("/environment")
@SuppressWarnings("serial")
public class EnvironmentServlet extends HttpServlet {
  @Resource(name = "limit")
  private Integer injected;

  private String constructed = "never";

  @PostConstruct
  void construct() {
    constructed = "with " + injected;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ServletContext context = getServletContext();
    File temp = (File) context.getAttribute(ServletContext.TEMPDIR);
    PrintWriter out = response.getWriter();
    out.println("servlet " + context.getMajorVersion() + "." + context.getMinorVersion());
    out.println("temp " + temp + " " + temp.isDirectory() + " " + temp.canWrite());
    out.println("initializer " + context.getAttribute("initializer"));
    out.println("fragment " + context.getInitParameter("fragment"));
    out.println("jetty-web " + context.getAttribute("jetty-web"));
    out.println("constructed " + constructed);
    out.println("jndi " + lookup("java:comp/env/limit"));
    out.println("virtual " + Thread.currentThread().isVirtual());
  }

  @SuppressWarnings("BanJNDI") // The name is a constant.
  private static Object lookup(String name) {
    try {
      return new InitialContext().lookup(name);
    } catch (NamingException e) {
      return e;
    }
  }
}
