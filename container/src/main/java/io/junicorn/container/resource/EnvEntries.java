package io.junicorn.container.resource;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.Settings;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Preparation;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.deploy.WebXml;
import io.junicorn.environment.WebApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment entries of the configuration, for every web application. They win over the values
 * in its web.xml, and have the types that are declared there.
 *
 * <p>Used by the threads that deploy, one at a time.
 */
public final class EnvEntries implements Preparation {
  private final List<EnvEntryValue> entries = new ArrayList<>();

  /**
   * Checks the values.
   *
   * @param given texts by name
   * @throws BadSettingException when one is none of the type that it names
   */
  public EnvEntries(Map<String, String> given) {
    given.forEach((name, text) -> entries.add(EnvEntryValue.parse(name, text)));
  }

  @Override
  public void prepare(WarSpec spec, Settings settings, WebXml webXml, WebApplication application)
      throws DeployException {
    if (entries.isEmpty()) {
      return;
    }
    Map<String, Object> values = new TreeMap<>();
    try {
      Map<String, String> declared = webXml.envEntryTypes();
      for (EnvEntryValue entry : entries) {
        String type = declared.get(entry.name());
        values.put(
            entry.name(),
            type == null ? entry.asConfigured() : entry.asDeclared(type, spec.path().toString()));
      }
    } catch (BadSettingException e) {
      throw new DeployException(String.valueOf(e.getMessage()), e);
    }
    application.addEventListener(new EnvEntryBinding(application, values));
  }
}
