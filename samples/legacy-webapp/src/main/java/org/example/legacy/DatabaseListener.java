package org.example.legacy;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.sql.SQLException;

/** Opens the database when the application starts and closes it when the application stops. */
public class DatabaseListener implements ServletContextListener {

  private Database database;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    database = Database.open();
    boolean ready = false;
    try {
      DatabaseSetup.run(database.getDataSource());
      ready = true;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot set the database up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted setting the database up", e);
    } finally {
      if (!ready) {
        close();
      }
    }
    event
        .getServletContext()
        .setAttribute(PostDao.ATTRIBUTE, new PostDao(database.getDataSource()));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    close();
  }

  private void close() {
    if (database != null) {
      database.close();
      database = null;
    }
  }
}
