package io.junicorn.container.it.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Says when its web application begins and ends. */
@WebListener
public class LifeListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    System.out.println("app: initialized " + event.getServletContext().getContextPath());
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    System.out.println("app: destroyed " + event.getServletContext().getContextPath());
  }
}
