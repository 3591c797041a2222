package io.junicorn.container.session;

import io.junicorn.container.config.SessionSettings;
import io.junicorn.container.config.SessionSettings.CookieSecure;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.session.AbstractSessionManager;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * The flags of the cookie and the life of a session, where the web application says nothing: they
 * are set before its web.xml is read, which may say otherwise.
 */
final class SessionDefaults implements LifeCycle.Listener {
  /** Of Jetty's own defaults, which are read after ours and before web.xml. */
  private static final int SECONDS_OF_JETTY = 30 * 60;

  private final int seconds;
  private final boolean timeoutDeclared;
  private final AbstractSessionManager manager;

  private SessionDefaults(int seconds, boolean timeoutDeclared, AbstractSessionManager manager) {
    this.seconds = seconds;
    this.timeoutDeclared = timeoutDeclared;
    this.manager = manager;
  }

  /** Sets up a manager that has not started. */
  static void apply(
      SessionSettings settings, boolean timeoutDeclared, AbstractSessionManager manager) {
    manager.setHttpOnly(settings.sessionCookieHttpOnly());
    switch (settings.sessionCookieSameSite()) {
      case LAX -> manager.setSameSite(HttpCookie.SameSite.LAX);
      case STRICT -> manager.setSameSite(HttpCookie.SameSite.STRICT);
      case NONE -> manager.setSameSite(HttpCookie.SameSite.NONE);
      case UNSET -> {}
    }
    CookieSecure secure = settings.sessionCookieSecure();
    manager.setSecureRequestOnly(secure != CookieSecure.NEVER);
    if (secure == CookieSecure.ALWAYS) {
      manager.setSecureCookies(true);
    }
    int seconds = Math.toIntExact(settings.sessionTimeout().toSeconds());
    manager.addEventListener(new SessionDefaults(seconds, timeoutDeclared, manager));
  }

  /** All descriptors have been read now. */
  @Override
  public void lifeCycleStarting(LifeCycle event) {
    if (!timeoutDeclared && manager.getMaxInactiveInterval() == SECONDS_OF_JETTY) {
      manager.setMaxInactiveInterval(seconds);
    }
    // Said by the application: Jetty would add it all the same to answers over https.
    if ("false".equals(manager.getSessionCookieAttribute(HttpCookie.SECURE_ATTRIBUTE))) {
      manager.setSecureRequestOnly(false);
    }
  }
}
