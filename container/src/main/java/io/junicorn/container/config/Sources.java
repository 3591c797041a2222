package io.junicorn.container.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was given, from all sources; whoever is added later wins. Used by one thread, before
 * anything starts.
 */
public final class Sources {
  /** Where options usually are. */
  public static final String COMMAND_LINE = Origin.Options.COMMAND_LINE;

  private final Map<SettingKey, Given> server = new LinkedHashMap<>();
  private final Map<String, Map<SettingKey, Given>> contexts = new TreeMap<>();
  private final Map<String, Given> structured = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Nothing is given yet. */
  public Sources() {}

  /**
   * The keys of a configuration file: the properties format of Java in UTF-8, a key once, lists
   * separated by commas.
   *
   * @throws BadSettingException naming the file and what is wrong in it
   */
  public void file(Path file) {
    ConfigFile.read(file, this);
  }

  /**
   * The variables {@code JUNICORN_*}.
   *
   * @throws BadSettingException for one that is no setting
   */
  public void environment(Map<String, String> variables) {
    EnvironmentVariables.read(variables, this);
  }

  /**
   * A setting of the server, by one of its flags.
   *
   * @param where {@link #COMMAND_LINE}, or the variable that holds options
   */
  public void option(SettingKey key, List<String> texts, String where) {
    put(key, new Given(texts, new Origin.Options(where)));
  }

  /**
   * {@code --set KEY=VALUE}.
   *
   * @param where as for {@link #option}
   * @throws BadSettingException when it is no assignment, or there is no such key
   */
  public void assign(String assignment, String where) {
    int equals = assignment.indexOf('=');
    if (equals <= 0) {
      throw new BadSettingException("--set: '" + assignment + "' is not KEY=VALUE");
    }
    String key = assignment.substring(0, equals);
    put(key, assignment.substring(equals + 1), "--set", new Origin.Assignment(where, key));
  }

  /** A setting that gunicorn has and we do not need: said in the log. */
  public void moot(String key, String value) {
    notes.add(MootKeys.explain(key, value));
  }

  void put(SettingKey key, Given given) {
    server.put(key, given);
  }

  /** Any key with its value, as a file has them. */
  void put(String key, String value, String where, Origin origin) {
    Given given = new Given(List.of(value), origin);
    if (key.startsWith(StructuredKeys.CONTEXT)) {
      putOfContext(key, given, where);
    } else if (MootKeys.NAMES.contains(key)) {
      moot(key, value);
    } else if (StructuredKeys.isStructured(key)) {
      structured.put(key, given);
    } else {
      server.put(known(key, where), given);
    }
  }

  private void putOfContext(String key, Given given, String where) {
    int dot = key.lastIndexOf('.');
    String path =
        dot < StructuredKeys.CONTEXT.length()
            ? ""
            : key.substring(StructuredKeys.CONTEXT.length(), dot);
    if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
      throw new BadSettingException(
          where + ": '" + key + "' is not context.PATH.KEY, with a PATH such as / or /shop");
    }
    SettingKey setting = known(key.substring(dot + 1), where + ": " + key);
    if (!setting.perContext()) {
      throw new BadSettingException(
          where + ": '" + key + "': " + setting.name() + " is for the whole server only");
    }
    contexts.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(setting, given);
  }

  private static SettingKey known(String key, String where) {
    return SettingKey.find(key)
        .orElseThrow(() -> new BadSettingException(where + ": " + UnknownKey.explain(key)));
  }

  /** A line for the log: something was given that has no effect here. */
  void note(String line) {
    notes.add(line);
  }

  /** What was given without having an effect, a line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * A sentence for each key of a context that is not served.
   *
   * @param served the context paths that there are
   */
  public List<String> ofOtherContexts(Collection<String> served) {
    List<String> found = new ArrayList<>();
    contexts.forEach(
        (path, values) -> {
          if (!served.contains(path)) {
            values.forEach(
                (key, given) ->
                    found.add(
                        given.origin().nameOf(key)
                            + ": no web application is served at '"
                            + path
                            + "', there are "
                            + String.join(", ", new TreeSet<>(served))));
          }
        });
    return found;
  }

  Given serverValue(SettingKey key) {
    return Optional.ofNullable(server.get(key)).orElseGet(() -> Given.byDefault(key));
  }

  Map<String, Map<SettingKey, Given>> contexts() {
    return contexts;
  }

  Map<String, Given> structured() {
    return structured;
  }
}
