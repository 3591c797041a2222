package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Says when a session ends. */
@WebListener
public class SessionEndListener implements HttpSessionListener {
  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    System.out.println("session ended on " + Thread.currentThread().getName());
  }
}
