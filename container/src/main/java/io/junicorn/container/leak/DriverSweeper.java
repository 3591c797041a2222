package io.junicorn.container.leak;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The part of {@link DriverSweep} that runs in a class loader below an application's: it must know
 * no class but the JDK's. Public, because it is made from outside of that loader.
 */
public final class DriverSweeper implements Function<ClassLoader, List<String>> {
  /** Made by its name. */
  public DriverSweeper() {}

  @Override
  public List<String> apply(ClassLoader loader) {
    List<String> gone = new ArrayList<>();
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (loader.equals(driver.getClass().getClassLoader())) {
        try {
          DriverManager.deregisterDriver(driver);
          gone.add(driver.getClass().getName());
        } catch (SQLException e) {
          throw new IllegalStateException("cannot deregister " + driver.getClass().getName(), e);
        }
      }
    }
    return gone;
  }
}
