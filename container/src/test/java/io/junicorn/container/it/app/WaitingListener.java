package io.junicorn.container.it.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts when the file is there that {@code WEB-INF/gate} names. */
@WebListener
public class WaitingListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    try (InputStream in = event.getServletContext().getResourceAsStream("/WEB-INF/gate")) {
      Path file = Path.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      System.out.println("app: waits for " + file);
      while (!Files.exists(file)) {
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
