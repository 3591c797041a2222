package io.junicorn.container.resource;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.JdbcUrls;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds JDBC drivers among the container's own jars and the operator's in {@code lib/ext}. */
final class Drivers {
  private static final String WHERE =
      "; put the jar of the driver into lib/ext of the distribution (a pool serves every web"
          + " application, so it sees no driver in a WEB-INF/lib)";

  private Drivers() {}

  /** The driver of a class name, or the first that accepts the URL. */
  static Driver find(String pool, Optional<String> className, String url) {
    ClassLoader loader = Drivers.class.getClassLoader();
    return className.isPresent()
        ? byName(pool, className.get(), url, loader)
        : byUrl(pool, url, loader);
  }

  private static Driver byName(String pool, String className, String url, ClassLoader loader) {
    String key = "datasource." + pool + ".driver: '" + className + "' ";
    Driver driver;
    try {
      driver =
          Class.forName(className, true, loader)
              .asSubclass(Driver.class)
              .getConstructor()
              .newInstance();
    } catch (ClassNotFoundException e) {
      throw new BadSettingException(key + "is not there" + WHERE);
    } catch (ClassCastException e) {
      throw new BadSettingException(key + "is no java.sql.Driver");
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BadSettingException(key + "cannot be used: " + e);
    }
    if (!accepts(driver, url)) {
      throw new BadSettingException(key + "does not accept the URL " + JdbcUrls.masked(url));
    }
    return driver;
  }

  private static Driver byUrl(String pool, String url, ClassLoader loader) {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
    try {
      while (drivers.hasNext()) {
        Driver driver = drivers.next();
        if (accepts(driver, url)) {
          return driver;
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new BadSettingException(
          "a JDBC driver in lib/ or lib/ext cannot be loaded: " + e.getMessage());
    }
    throw new BadSettingException(
        "datasource." + pool + ".url: no driver accepts '" + JdbcUrls.masked(url) + "'" + WHERE);
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      throw new BadSettingException(
          driver.getClass().getName() + " does not like the URL " + JdbcUrls.masked(url));
    }
  }
}
