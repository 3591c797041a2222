package io.junicorn.container.config;

import io.junicorn.servlet.Deadlines;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All settings. A component {@code workerConnections} of a group is the key {@code
 * worker-connections}, the flag {@code --worker-connections} and the variable {@code
 * JUNICORN_WORKER_CONNECTIONS}; {@link SettingsReader} makes a record from text.
 *
 * @param contexts the settings of those contexts that have some of their own, by context path
 * @param structured the values of keys that carry a name: {@link StructuredKeys}
 */
public record Settings(
    ListenSettings listen,
    TlsSettings tls,
    TrustSettings trust,
    WorkSettings work,
    StallSettings stalls,
    DeadlineSettings deadlines,
    LimitSettings limits,
    DeploySettings deploy,
    SessionSettings sessions,
    ContentSettings content,
    PatchSettings patch,
    LogSettings log,
    ManagementSettings management,
    Map<String, Settings> contexts,
    Map<String, String> structured) {

  /** Copies the maps. */
  public Settings {
    contexts = Map.copyOf(contexts);
    structured = Map.copyOf(structured);
  }

  /** The settings of one context: its own, and those of the server where it has none. */
  public Settings forContext(String contextPath) {
    return contexts.getOrDefault(contextPath, this);
  }

  /** The deadlines of those contexts that have some of their own, by context path. */
  public Map<String, Deadlines> limitsByContext() {
    return byContext(own -> own.deadlines().limits());
  }

  /** Something of those contexts that have settings of their own, by context path. */
  public <T> Map<String, T> byContext(Function<Settings, T> part) {
    return contexts.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, own -> part.apply(own.getValue())));
  }

  /** Not the values: there are passwords among them. */
  @Override
  public String toString() {
    return "Settings";
  }
}
