package io.junicorn.container.resource;

import com.zaxxer.hikari.HikariConfig;
import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.JdbcUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;

/** What the configuration says about one data source, checked. */
final class PoolSpec {
  private static final String DRIVER_PROPERTY = "property.";
  private static final int MAXIMUM_POOL_SIZE = 10;

  private final String name;
  private final Map<String, String> given;
  private final HikariConfig config = new HikariConfig();

  /**
   * Checks everything but whether the database answers.
   *
   * @param name such as {@code jdbc/shop}
   * @param given its properties, by what follows {@code datasource.NAME.}
   * @throws BadSettingException naming key, value and what is allowed
   */
  PoolSpec(String name, Map<String, String> given) {
    this.name = name;
    this.given = new TreeMap<>(given);
    config.setPoolName(name);
    config.setThreadFactory(threads());
    config.setMaximumPoolSize(MAXIMUM_POOL_SIZE);
    Properties credentials = new Properties();
    this.given.forEach((key, value) -> apply(key, value, credentials));
    // As HikariConfig.validate does, which HikariPool does not call.
    if (!given.containsKey(PoolProperty.MINIMUM_IDLE.key())) {
      config.setMinimumIdle(config.getMaximumPoolSize());
    }
    checkTogether();
    String url = given.get("url");
    if (url == null) {
      throw new BadSettingException(
          key("url")
              + ": is missing, as in "
              + key("url")
              + "=jdbc:postgresql://HOST:5432/DATABASE");
    }
    config.setJdbcUrl(url);
    config.setDataSource(
        new DriverSource(
            Drivers.find(name, Optional.ofNullable(given.get("driver")), url), url, credentials));
  }

  /** The configuration of a pool; for one pool. */
  HikariConfig config() {
    return config;
  }

  String url() {
    return JdbcUrls.masked(config.getJdbcUrl());
  }

  private void apply(String key, String value, Properties credentials) {
    switch (key) {
      case "url", "driver" -> {}
      case "username" -> credentials.setProperty("user", value);
      case "password" -> credentials.setProperty("password", value);
      case "password-file" -> credentials.setProperty("password", passwordIn(value));
      default -> {
        if (key.startsWith(DRIVER_PROPERTY) && key.length() > DRIVER_PROPERTY.length()) {
          credentials.setProperty(key.substring(DRIVER_PROPERTY.length()), value);
        } else {
          applyToPool(key, value);
        }
      }
    }
  }

  private void applyToPool(String key, String value) {
    PoolProperty property =
        PoolProperty.of(key)
            .orElseThrow(
                () ->
                    new BadSettingException(
                        key(key) + ": no such property of a data source; " + known()));
    try {
      property.apply(config, value);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(
          key(key) + ": '" + value + "' is not allowed, allowed is " + property.allowed());
    }
  }

  private static String known() {
    StringBuilder keys =
        new StringBuilder(
            "there are url, username, password, password-file, driver, property.NAME");
    for (PoolProperty property : PoolProperty.values()) {
      keys.append(", ").append(property.key());
    }
    return keys.toString();
  }

  private String passwordIn(String file) {
    if (given.containsKey("password")) {
      throw new BadSettingException(
          key("password-file") + ": " + key("password") + " is given, too, allowed is one of them");
    }
    try {
      // A file made by an editor ends with a line end, which is no part of the password.
      return Files.readString(Path.of(file)).stripTrailing();
    } catch (IOException | InvalidPathException e) {
      throw new BadSettingException(key("password-file") + ": '" + file + "' cannot be read: " + e);
    }
  }

  /** HikariCP would change the one to fit the other, and only log it. */
  private void checkTogether() {
    if (config.getMinimumIdle() > config.getMaximumPoolSize()) {
      throw tooLong("minimum-idle", "maximum-pool-size", config.getMaximumPoolSize() + "");
    }
    long life = config.getMaxLifetime();
    if (life == 0) {
      return;
    }
    if (config.getKeepaliveTime() >= life) {
      if (given.containsKey("keepalive-time")) {
        throw tooLong("keepalive-time", "max-lifetime", life + " ms");
      }
      config.setKeepaliveTime(0);
    }
    if (config.getLeakDetectionThreshold() > life) {
      throw tooLong("leak-detection-threshold", "max-lifetime", life + " ms");
    }
    if (given.containsKey("idle-timeout") && config.getIdleTimeout() + 1000 > life) {
      throw tooLong("idle-timeout", "max-lifetime", life + " ms");
    }
  }

  private BadSettingException tooLong(String one, String other, String limit) {
    return new BadSettingException(
        key(one) + ": '" + given.get(one) + "' is more than " + other + ", which is " + limit);
  }

  private String key(String property) {
    return "datasource." + name + "." + property;
  }

  /** A thread that a request causes to be made must not keep its web application's classes. */
  private static ThreadFactory threads() {
    return task -> {
      Thread thread =
          Thread.ofPlatform()
              .daemon()
              .name("junicorn-pool")
              .inheritInheritableThreadLocals(false)
              .unstarted(task);
      thread.setContextClassLoader(PoolSpec.class.getClassLoader());
      return thread;
    };
  }
}
