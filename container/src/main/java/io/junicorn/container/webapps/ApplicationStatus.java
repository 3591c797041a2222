package io.junicorn.container.webapps;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One web application as {@code /status} shows it.
 *
 * @param contextPath where it is served
 * @param war its file
 * @param environment the servlet environment, such as {@code ee10}
 * @param state {@code started} when it serves
 * @param since when the copy that serves was made
 * @param retiring whether a copy before it still has requests
 * @param reloads how many reloads put another copy in place
 * @param failedReloads how many kept the old one
 * @param lastReload the last of either
 * @param lastFailure the last that failed
 */
public record ApplicationStatus(
    String contextPath,
    Path war,
    String environment,
    String state,
    Instant since,
    boolean retiring,
    long reloads,
    long failedReloads,
    Optional<Reloaded> lastReload,
    Optional<Reloaded> lastFailure) {

  static ApplicationStatus of(Application application) {
    Optional<Generation> current = application.current();
    ReloadHistory history = application.history();
    return new ApplicationStatus(
        application.spec().contextPath(),
        application.spec().path(),
        current.map(ApplicationStatus::environmentOf).orElse("none"),
        application.getState().toLowerCase(Locale.ROOT),
        current.map(Generation::since).orElse(Instant.EPOCH),
        application.isRetiring(),
        history.taken(),
        history.failed(),
        history.last(),
        history.lastFailure());
  }

  /** Each environment has a class loader of its own, which bears its name. */
  private static String environmentOf(Generation generation) {
    ClassLoader loader = generation.context().getClass().getClassLoader();
    return loader == null ? "none" : String.valueOf(loader.getName());
  }

  /** The members of the JSON object, in order. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("context", contextPath);
    members.put("war", war.toString());
    members.put("environment", environment);
    members.put("state", state);
    members.put("since", since.toString());
    members.put("retiring", retiring);
    members.put("reloads", reloads);
    members.put("failed_reloads", failedReloads);
    lastReload.ifPresent(r -> members.put("last_reload", r.members()));
    lastFailure.ifPresent(r -> members.put("last_failure", r.members()));
    return members;
  }
}
