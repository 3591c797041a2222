package io.junicorn.container.connector;

import java.util.Set;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.HttpConfiguration;

/** Jetty's configuration without what it costs for each request and connection. */
final class LeanHttpConfiguration extends HttpConfiguration {
  /** Those of Jetty, which makes the set anew whenever a servlet asks for a parameter. */
  private static final Set<String> FORM_METHODS =
      Set.of(HttpMethod.POST.asString(), HttpMethod.PUT.asString());

  LeanHttpConfiguration() {
    // From its second request on, each connection would have a table of 100 KB for fields that it
    // may see again.
    setHeaderCacheSize(0);
  }

  LeanHttpConfiguration(HttpConfiguration copied) {
    super(copied);
  }

  @Override
  public Set<String> getFormEncodedMethods() {
    return FORM_METHODS;
  }
}
