package org.example.legacy;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The JDBC drivers in WEB-INF/lib, which DriverManager neither finds nor lets go by itself. */
final class JdbcDrivers {

  private static final Logger LOG = Logger.getLogger(JdbcDrivers.class.getName());

  private JdbcDrivers() {}

  /** Loads the driver for a URL, whereupon the driver registers itself. */
  static void load(String url) {
    String name;
    if (url.startsWith("jdbc:h2:")) {
      name = "org.h2.Driver";
    } else if (url.startsWith("jdbc:postgresql:")) {
      name = "org.postgresql.Driver";
    } else {
      // Some other driver, which the container has to bring along.
      return;
    }
    try {
      Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no driver for " + url, e);
    }
  }

  /** Deregisters the drivers of this application; they would pin its class loader. */
  static void deregister() {
    ClassLoader loader = JdbcDrivers.class.getClassLoader();
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (loader.equals(driver.getClass().getClassLoader())) {
        try {
          DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
          LOG.log(Level.WARNING, "cannot deregister " + driver, e);
        }
      }
    }
  }
}
