package io.junicorn.container.webapps;

import io.junicorn.container.deploy.WarSpec;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A web application at its context path: sends each request to the copy of the WAR that serves now.
 * Starts and stops with the server. Requests come on their greenlets.
 */
final class Application extends Handler.AbstractContainer {
  private volatile Generation current;

  Application(Generation first) {
    current = first;
  }

  WarSpec spec() {
    return current.spec();
  }

  @Override
  public List<Handler> getHandlers() {
    return List.of(current.context());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return current.context().handle(request, response, callback);
  }

  @Override
  protected void doStart() throws Exception {
    current.start(getServer());
    super.doStart();
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    current.stop();
  }
}
