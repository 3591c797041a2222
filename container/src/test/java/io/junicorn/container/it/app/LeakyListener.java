package io.junicorn.container.it.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/** Leaves everything behind that an application can leave behind. */
@WebListener
public class LeakyListener implements ServletContextListener {
  private static final ThreadLocal<LeakyValue> VALUE = new ThreadLocal<>();

  /** Of a class of this application. */
  public static class LeakyValue {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Thread.ofPlatform()
        .daemon()
        .name("leaky-thread")
        .start(
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    new Timer("leaky-timer", true).schedule(new LeakyTask(), Duration.ofDays(1).toMillis());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, "leaky-hook"));
    thisThreadLocalOnAThreadThatIsNobodys();
    try {
      DriverManager.registerDriver(new LeakyDriver());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void thisThreadLocalOnAThreadThatIsNobodys() {
    CountDownLatch set = new CountDownLatch(1);
    Executors.newFixedThreadPool(
            1,
            task -> {
              Thread thread = Thread.ofPlatform().daemon().name("leaky-pool").unstarted(task);
              thread.setContextClassLoader(null);
              return thread;
            })
        .execute(
            () -> {
              VALUE.set(new LeakyValue());
              set.countDown();
            });
    try {
      set.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Comes never. */
  public static class LeakyTask extends TimerTask {
    @Override
    public void run() {
      throw new IllegalStateException("a day has passed");
    }
  }

  /** Connects to nothing. */
  public static class LeakyDriver implements Driver {
    @Override
    public Connection connect(String url, Properties info) {
      return null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return false;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }
}
