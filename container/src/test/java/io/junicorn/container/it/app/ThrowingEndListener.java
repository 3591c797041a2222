package io.junicorn.container.it.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Fails when its web application ends. */
@WebListener
public class ThrowingEndListener implements ServletContextListener {
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    throw new IllegalStateException("cannot let go");
  }
}
