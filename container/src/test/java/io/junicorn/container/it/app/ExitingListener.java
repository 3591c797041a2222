package io.junicorn.container.it.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ends the process, as what was written for a program of its own. */
@WebListener
public class ExitingListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    System.exit(3);
  }
}
