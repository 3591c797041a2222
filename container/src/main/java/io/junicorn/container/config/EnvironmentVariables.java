package io.junicorn.container.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Settings in variables of the environment: {@code JUNICORN_WORKER_CONNECTIONS=2000}. */
public final class EnvironmentVariables {
  static final String PREFIX = "JUNICORN_";

  /** The configuration file, as by {@code --config}. */
  public static final String CONFIG = PREFIX + "CONFIG";

  /** More options, stronger than variables and weaker than the command line. */
  public static final String CMD_ARGS = PREFIX + "CMD_ARGS";

  /** Those of the launcher. */
  private static final Set<String> OTHERS =
      Set.of(CONFIG, CMD_ARGS, PREFIX + "JAVA", PREFIX + "JAVA_OPTS");

  /** What Kubernetes sets in every pod beside a service called junicorn, or junicorn-NAME. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "JUNICORN_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  private EnvironmentVariables() {}

  /**
   * Reads every variable of ours.
   *
   * @throws BadSettingException for one that is no setting
   */
  static void read(Map<String, String> environment, Sources into) {
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !OTHERS.contains(name)) {
                read(name, value, into);
              }
            });
  }

  private static void read(String name, String value, Sources into) {
    String key = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    SettingKey setting = SettingKey.find(key).orElse(null);
    if (setting != null) {
      into.put(setting, new Given(List.of(value), new Origin.Variable(name)));
    } else if (MootKeys.NAMES.contains(key)) {
      into.moot(key, value);
    } else if (SERVICE_LINK.matcher(name).matches()) {
      into.note(
          name + "=" + value + " is ignored: it is a service link of Kubernetes, not a setting");
    } else {
      throw new BadSettingException(name + ": " + UnknownKey.explain(key));
    }
  }
}
