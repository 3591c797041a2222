package io.junicorn.ee8;

import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.websocket.server.ServerContainer;

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
