package io.junicorn.container.deploy;

import io.junicorn.container.config.Settings;
import io.junicorn.environment.WebApplication;

/**
 * A step in setting up a web application, the same for every environment. It runs after Jetty's
 * defaults are set and before the application starts, for each copy that is deployed.
 */
@FunctionalInterface
public interface Preparation {
  /**
   * Sets up one application.
   *
   * @param settings those of its context
   * @param webXml what its descriptor says
   * @throws DeployException when it cannot run with them; it is not started then
   */
  void prepare(WarSpec spec, Settings settings, WebXml webXml, WebApplication application)
      throws DeployException;
}
