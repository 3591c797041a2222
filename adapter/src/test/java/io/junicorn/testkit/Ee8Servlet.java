package io.junicorn.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;
import org.eclipse.jetty.ee8.servlet.ServletHolder;

/** A servlet of the javax namespace that plays a scene. */
public final class Ee8Servlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Scene scene;

  private Ee8Servlet(Scene scene) {
    this.scene = scene;
  }

  /** A context with this one servlet. */
  public static ServletContextHandler context(String contextPath, Scene scene) {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath(contextPath);
    ServletHolder holder = new ServletHolder(new Ee8Servlet(scene));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    return context;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      scene.serve(new ServletHit(request, response));
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private record ServletHit(HttpServletRequest request, HttpServletResponse response)
      implements Hit {
    @Override
    public String path() {
      return String.valueOf(request.getPathInfo());
    }

    @Override
    public InputStream in() throws IOException {
      return request.getInputStream();
    }

    @Override
    public OutputStream out() throws IOException {
      return response.getOutputStream();
    }

    @Override
    public Hit header(String name, String value) {
      response.setHeader(name, value);
      return this;
    }

    @Override
    public Hit status(int status) {
      response.setStatus(status);
      return this;
    }

    @Override
    public void sendError(int status) throws IOException {
      response.sendError(status);
    }

    @Override
    public void flush() throws IOException {
      response.flushBuffer();
    }

    @Override
    public boolean redispatched() {
      return request.getDispatcherType() == DispatcherType.ASYNC;
    }

    @Override
    public Later later(long timeoutMillis) {
      AsyncContext async = request.startAsync();
      async.setTimeout(timeoutMillis);
      return new ServletLater(async);
    }
  }

  private record ServletLater(AsyncContext async) implements Hit.Later {
    @Override
    public void complete() {
      async.complete();
    }

    @Override
    public void dispatch() {
      async.dispatch();
    }

    @Override
    public void onTimeout(Runnable action) {
      async.addListener(
          new AsyncListener() {
            @Override
            public void onTimeout(AsyncEvent event) {
              action.run();
            }

            @Override
            public void onComplete(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
          });
    }
  }
}
