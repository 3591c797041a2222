package org.example.legacy;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the live sessions; a bean for the start page, which finds it in the context. */
public class SessionCounter implements HttpSessionListener, ServletContextListener {

  private final AtomicInteger live = new AtomicInteger();

  public int getLive() {
    return live.get();
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().setAttribute("sessions", this);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    event.getServletContext().removeAttribute("sessions");
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    live.incrementAndGet();
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    live.decrementAndGet();
  }
}
