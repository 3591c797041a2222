package io.junicorn.ee10;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.server.ServerContainer;

/**
 * Limits WebSocket messages before the application's own listeners run, which may choose a limit of
 * their own. The container of a context is its attribute (WebSocket specification, section 6.4).
 */
record MessageLimit(int bytes) implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    Object found = event.getServletContext().getAttribute(ServerContainer.class.getName());
    if (found instanceof ServerContainer container) {
      container.setDefaultMaxTextMessageBufferSize(bytes);
      container.setDefaultMaxBinaryMessageBufferSize(bytes);
    }
  }
}
