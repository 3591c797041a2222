package io.junicorn.container.session;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.SessionManager;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Makes session ids. Only where the operator names the node does an id say which one it is, for
 * balancers that look for that: {@code JSESSIONID=...NAME}.
 */
final class SessionIds extends DefaultSessionIdManager {
  private final Set<SessionManager> managers = ConcurrentHashMap.newKeySet();
  private final String node;

  SessionIds(Server server, Optional<String> nodeName) {
    super(server);
    setWorkerName(nodeName.orElse(""));
    // A shared store needs to tell the nodes apart in any case: each sweeps its own.
    this.node = nodeName.orElseGet(() -> "n" + UUID.randomUUID());
    setSessionHouseKeeper(new Housekeeping());
  }

  @Override
  public String getWorkerName() {
    return node;
  }

  /** Adds the manager of a web application that starts. */
  void add(SessionManager manager) {
    managers.add(manager);
    manager.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleFailure(LifeCycle event, Throwable cause) {
            managers.remove(manager);
          }

          @Override
          public void lifeCycleStopped(LifeCycle event) {
            managers.remove(manager);
          }
        });
  }

  /** All that run. Jetty would look for them below the server, where those of a reload are not. */
  @Override
  public Set<SessionManager> getSessionManagers() {
    return Set.copyOf(managers);
  }
}
