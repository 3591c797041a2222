package io.junicorn.container.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where sessions live, and what their cookies say. */
public record SessionSettings(
    @Setting(
            value = "memory",
            form = "memory|disk|jdbc",
            perContext = true,
            doc = "Where sessions live; disk survives a restart, jdbc serves several replicas.")
        SessionStore sessionStore,
    @Setting(
            value = "off",
            form = "DIR|off",
            doc = "Folder of the sessions of session-store disk, which needs it.")
        Optional<Path> sessionDir,
    @Setting(
            value = "off",
            form = "NAME|off",
            doc = "Name of the configured data source of session-store jdbc, which needs it.")
        Optional<String> sessionDatasource,
    @Setting(
            value = "30m",
            form = "DURATION",
            min = 1000,
            perContext = true,
            doc = "How long a session lives without a request, unless web.xml says it.")
        Duration sessionTimeout,
    @Setting(
            value = "auto",
            form = "auto|always|never",
            perContext = true,
            doc = "Whether the session cookie is Secure; auto: when the request came by https.")
        CookieSecure sessionCookieSecure,
    @Setting(
            value = "true",
            form = "true|false",
            perContext = true,
            doc = "Whether the session cookie is HttpOnly, unless web.xml says it.")
        boolean sessionCookieHttpOnly,
    @Setting(
            value = "lax",
            form = "lax|strict|none|unset",
            perContext = true,
            doc = "SameSite of the session cookie, unless web.xml says it.")
        SameSite sessionCookieSameSite,
    @Setting(
            value = "off",
            form = "NAME|off",
            doc = "Name of this replica in session ids, for balancers that stick by it.")
        Optional<String> nodeName) {

  /** The same without the folder, which belongs to one process: memory instead of disk. */
  public SessionSettings withoutDisk() {
    return new SessionSettings(
        sessionStore == SessionStore.DISK ? SessionStore.MEMORY : sessionStore,
        sessionDir,
        sessionDatasource,
        sessionTimeout,
        sessionCookieSecure,
        sessionCookieHttpOnly,
        sessionCookieSameSite,
        nodeName);
  }

  /** Refuses what cannot be together. */
  void check() {
    if (sessionStore == SessionStore.DISK && sessionDir.isEmpty()) {
      throw new BadSettingException(
          "--session-dir: 'off' leaves session-store disk without a folder, allowed is DIR");
    }
    if (sessionStore == SessionStore.JDBC && sessionDatasource.isEmpty()) {
      throw new BadSettingException(
          "--session-datasource: 'off' leaves session-store jdbc without a database, allowed is the"
              + " NAME of a datasource.NAME.url");
    }
    if (sessionCookieSameSite == SameSite.NONE && sessionCookieSecure == CookieSecure.NEVER) {
      throw new BadSettingException(
          "--session-cookie-secure: 'never' makes browsers drop a cookie with SameSite=None,"
              + " allowed is auto or always");
    }
    if (nodeName.isPresent() && !nodeName.get().matches("[A-Za-z0-9_-]{1,63}")) {
      throw new BadSettingException(
          "--node-name: '"
              + nodeName.get()
              + "' becomes part of session ids, allowed are up to 63 letters, digits, '-' and '_'");
    }
  }

  /** Stores of sessions. */
  public enum SessionStore {
    /** In this process; gone with it. */
    MEMORY,
    /** In files below session-dir. */
    DISK,
    /** In tables of session-datasource. */
    JDBC
  }

  /** When a session cookie is Secure. */
  public enum CookieSecure {
    /** When the request is secure. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /** Values of SameSite (RFC 6265bis). */
  public enum SameSite {
    /** Sent along with top-level navigation. */
    LAX,
    /** Sent to the same site only. */
    STRICT,
    /** Sent always; needs Secure. */
    NONE,
    /** Left to the browser. */
    UNSET
  }
}
