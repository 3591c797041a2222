package io.junicorn.environment;

import java.nio.file.Path;
import java.util.EventListener;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.security.LoginService;
import org.eclipse.jetty.server.Deployable;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.session.SessionManager;

/**
 * A web application of some servlet environment, as the container sees it: by Jetty's core types
 * alone. It is set up before it starts, by one thread.
 *
 * <p>Most of this is what Jetty's own {@code WebAppContext} has in every environment, under the
 * same names, so an implementation adds little.
 */
public interface WebApplication extends Deployable, WebAppClassLoader.Context {
  /** The init parameter by which Jasper's servlet is told the class that compiles its pages. */
  String COMPILER = "compilerClassName";

  /** The init parameter prefix by which every environment's default servlet is configured. */
  String DEFAULT_SERVLET = "org.eclipse.jetty.servlet.Default.";

  /** What the server handles, starts and stops. */
  ContextHandler handler();

  /** Its folder, as it was given to {@link Deployable#initializeDefaults}. */
  String getWar();

  /** Its sessions, by the type that all environments share. */
  SessionManager sessions();

  /** Who may log in, for the login-config of its web.xml. */
  void useLoginService(LoginService users);

  /** The realm name of its login-config; empty before it starts, and if it has none. */
  Optional<String> realmName();

  /** How many bytes a WebSocket message may have; a longer one closes its session (code 1009). */
  void limitWebSocketMessages(int bytes);

  /** Its pages are compiled there, unless the application names a compiler of its own. */
  void compilePagesOn(PageCompilation threads);

  /**
   * Multipart forms are parsed there, and their large parts written into files, where the
   * environment parses them by demand: all but EE 8, whose parser reads on the thread of the
   * request.
   */
  void parseFormsOn(Executor threads);

  /**
   * These jars and folders of classes are left out when annotated servlets, filters and listeners
   * are sought: they have none. What an initialiser wants to know of classes is found in them, too.
   */
  void seekNoAnnotationsIn(Set<Path> places);

  /** Its class loader is made there, each time it starts. */
  void loadClassesBy(ClassLoading loaders);

  /** The name in logs and tools; {@code ServletContext.getServletContextName} has it, too. */
  void setDisplayName(String name);

  /** How many keys a form may have; then the request fails. */
  void setMaxFormKeys(int keys);

  /** How many bytes a form may have; then the request fails. */
  void setMaxFormContentSize(int bytes);

  /** Sets a parameter of the servlet context; the old value, null if there was none. */
  @SuppressWarnings("NullAway") // Jetty's signature, which says nothing of null.
  String setInitParameter(String name, String value);

  /** Adds a Jetty or servlet listener; true if it was not there before. */
  boolean addEventListener(EventListener listener);

  /** Whether a failure to start fails the start of the server, as it should. */
  void setThrowUnavailableOnStartupException(boolean fail);

  /** The defaults of the container: it fails loudly when it cannot start, and lists no folder. */
  static void setUp(WebApplication application) {
    application.setThrowUnavailableOnStartupException(true);
    application.setInitParameter(DEFAULT_SERVLET + "dirAllowed", "false");
  }
}
