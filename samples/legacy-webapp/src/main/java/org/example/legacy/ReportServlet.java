package org.example.legacy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers the report. Owns the thread pool that computes its sections. */
public class ReportServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private transient ExecutorService pool;
  private transient ReportCache cache;

  @Override
  public void init() {
    File directory = (File) getServletContext().getAttribute(ServletContext.TEMPDIR);
    pool = Executors.newFixedThreadPool(4);
    cache = new ReportCache(new ReportBuilder(pool, directory.toPath()));
  }

  @Override
  public void destroy() {
    pool.shutdownNow();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      sendText(response, cache.get());
    } catch (InterruptedException e) {
      sendInterrupted(response);
    } catch (ExecutionException e) {
      throw new ServletException("cannot compute the report", e);
    }
  }
}
