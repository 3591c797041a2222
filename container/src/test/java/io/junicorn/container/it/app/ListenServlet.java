package io.junicorn.container.it.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens for its body, and answers with how many bytes it had, and with the threads that told it
 * and what they had left for the next in a thread-local.
 */
@WebServlet(value = "/listen", asyncSupported = true)
@SuppressWarnings("serial")
public class ListenServlet extends HttpServlet {
  private static final ThreadLocal<String> LEFT = new ThreadLocal<>();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    ServletInputStream in = request.getInputStream();
    in.setReadListener(new Listener(async, in));
  }

  private static final class Listener implements ReadListener {
    private final AsyncContext async;
    private final ServletInputStream in;
    private final List<String> threads = new ArrayList<>();
    private int bytes;

    Listener(AsyncContext async, ServletInputStream in) {
      this.async = async;
      this.in = in;
    }

    private void called() {
      threads.add(Thread.currentThread().getName() + "=" + LEFT.get());
      LEFT.set("dirt");
    }

    @Override
    public void onDataAvailable() throws IOException {
      called();
      byte[] buffer = new byte[1000];
      while (in.isReady() && !in.isFinished()) {
        bytes += Math.max(0, in.read(buffer));
      }
    }

    @Override
    public void onAllDataRead() throws IOException {
      async.getResponse().getWriter().print(bytes + " " + String.join(" ", threads));
      async.complete();
    }

    @Override
    public void onError(Throwable failure) {
      async.complete();
    }
  }
}
