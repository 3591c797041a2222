package io.junicorn.container.config;

import java.util.List;

/** gunicorn's settings whose purpose is met here without them: accepted, and said in the log. */
public final class MootKeys {
  /** Without dashes at the front. */
  public static final List<String> NAMES = List.of("workers", "worker-class");

  private MootKeys() {}

  static String explain(String key, String value) {
    String why =
        key.equals("workers")
            ? "one process uses every core; more machines are more replicas"
            : "every request runs on a greenlet";
    return key + " '" + value + "' has no effect: " + why;
  }
}
