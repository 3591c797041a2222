package io.junicorn.container.config;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Says what is wrong with a key that is none: what the user may have meant. */
public final class UnknownKey {
  private static final int NEAR = 3;

  /** gunicorn's settings that have another meaning or none here, and what does their work. */
  private static final Map<String, String> GUNICORN =
      Map.ofEntries(
          Map.entry("threads", "each request has its own greenlet: see worker-connections"),
          Map.entry("preload", "web applications are always loaded before the first request"),
          Map.entry("preload-app", "web applications are always loaded before the first request"),
          Map.entry("daemon", "run it under systemd or in a container"),
          Map.entry("pid", "run it under systemd or in a container; $! is its id in a shell"),
          Map.entry("user", "start it as that user"),
          Map.entry("group", "start it as that group"),
          Map.entry("chdir", "change the directory before"),
          Map.entry("umask", "set it before"),
          Map.entry("reload-engine", "watch polls"),
          Map.entry("worker-tmp-dir", "there is no heartbeat of workers; see work-dir"),
          Map.entry("statsd-host", "drop a Micrometer registry into lib; /metrics has Prometheus"),
          Map.entry("ca-certs", "client certificates are not supported: let a proxy check them"),
          Map.entry("cert-reqs", "client certificates are not supported: let a proxy check them"),
          Map.entry("ssl-version", "TLS 1.2 and 1.3 are spoken, always"),
          Map.entry("ciphers", "the JDK's own choice is used"),
          Map.entry("disable-redirect-access-to-syslog", "there is no syslog"),
          Map.entry("capture-output", "what applications print goes to standard output"),
          Map.entry(
              "secure-scheme-headers",
              "X-Forwarded-Proto and Forwarded are read: forwarded-allow-ips"),
          Map.entry("raw-paste-global-conf", "there is no paste"),
          Map.entry("paste", "there is no paste"),
          Map.entry("proc-name", "name the process by your service manager"),
          Map.entry("max-worker-connections", "worker-connections"));

  private UnknownKey() {}

  /** One sentence with the key, for {@link BadSettingException}. */
  public static String explain(String key) {
    String name = key.replaceFirst("^-+", "").replace('_', '-');
    String hint = GUNICORN.get(name);
    if (hint != null) {
      return "'" + key + "' is gunicorn's and has no equal here: " + hint;
    }
    return "'"
        + key
        + "' is no setting"
        + nearest(name)
            .map(near -> "; did you mean " + near + "?")
            .orElse("; docs/settings.md lists all");
  }

  private static Optional<String> nearest(String name) {
    return SettingKey.all().stream()
        .map(SettingKey::name)
        .min(Comparator.comparingInt(other -> distance(name, other)))
        .filter(other -> distance(name, other) <= NEAR);
  }

  /** Insertions, deletions and replacements from one to the other (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
