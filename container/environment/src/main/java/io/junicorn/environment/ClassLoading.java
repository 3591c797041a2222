package io.junicorn.environment;

import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.jspecify.annotations.Nullable;

/** Makes the class loader of a web application. */
@FunctionalInterface
public interface ClassLoading {
  /**
   * A loader of an application that starts, once for each start; its context closes it.
   *
   * @param parent null for the environment's, which is the calling thread's context loader
   */
  WebAppClassLoader loader(@Nullable ClassLoader parent, WebAppClassLoader.Context application);
}
