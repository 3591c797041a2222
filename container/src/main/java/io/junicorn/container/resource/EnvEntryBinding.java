package io.junicorn.container.resource;

import io.junicorn.environment.WebApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.naming.NamingException;
import org.eclipse.jetty.plus.jndi.EnvEntry;
import org.eclipse.jetty.plus.jndi.NamingEntry;
import org.eclipse.jetty.util.component.LifeCycle;

/** Binds values for one web application while it runs; on the threads that start and stop it. */
final class EnvEntryBinding implements LifeCycle.Listener {
  private final String scope;
  private final Map<String, Object> values;
  private final List<NamingEntry> bound = new ArrayList<>();

  EnvEntryBinding(WebApplication application, Map<String, Object> values) {
    this.scope = scopeOf(application);
    this.values = values;
  }

  /**
   * The name under which Jetty looks for what belongs to a web application, as text: an entry keeps
   * what it is given, and must not keep the application.
   */
  private static String scopeOf(WebApplication application) {
    return application.getClass().getName() + "@" + Long.toHexString(application.hashCode());
  }

  @Override
  public void lifeCycleStarting(LifeCycle event) {
    values.forEach(
        (name, value) -> {
          try {
            bound.add(new EnvEntry(scope, name, value, true));
          } catch (NamingException e) {
            throw new IllegalStateException("env-entry." + name + ": cannot be bound: " + e, e);
          }
        });
  }

  @Override
  public void lifeCycleFailure(LifeCycle event, Throwable cause) {
    release();
  }

  @Override
  public void lifeCycleStopped(LifeCycle event) {
    release();
  }

  private void release() {
    bound.forEach(NamingEntry::release);
    bound.clear();
  }
}
