package io.junicorn.testkit;

import org.eclipse.jetty.server.handler.ContextHandler;

/** The environments that an existing application may be written for. */
public enum Environment {
  /** Servlet 6.0, {@code jakarta.servlet}. */
  EE10 {
    @Override
    public ContextHandler context(String contextPath, Scene scene) {
      return Ee10Servlet.context(contextPath, scene);
    }
  },
  /** Servlet 4.0, {@code javax.servlet}. */
  EE8 {
    @Override
    public ContextHandler context(String contextPath, Scene scene) {
      return Ee8Servlet.context(contextPath, scene).getCoreContextHandler();
    }
  };

  /** A context with one servlet. */
  public abstract ContextHandler context(String contextPath, Scene scene);
}
