package io.junicorn.ee10;

import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.webapp.WebAppContext;

/**
 * A Jakarta EE 10 web application with the container's defaults: it fails loudly when it cannot
 * start, lists no folder, and tells strangers nothing of its inside.
 */
public final class WebApp extends WebAppContext {

  /** A web application without content; the container sets it up through Jetty's core types. */
  @SuppressWarnings("this-escape") // Jetty's own way of setting up a context.
  public WebApp() {
    super(null, null, null, null, new ErrorPages(), SESSIONS | SECURITY);
    setThrowUnavailableOnStartupException(true);
    setInitParameter(DefaultServlet.CONTEXT_INIT + "dirAllowed", "false");
  }
}
