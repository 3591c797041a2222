package io.junicorn.container.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes {@link Settings} from what the user wrote; what is missing has its default. */
public final class SettingsReader {
  private SettingsReader() {}

  /**
   * Reads and checks every setting.
   *
   * @throws BadSettingException for the first value that is not allowed
   */
  public static Settings read(Sources sources) {
    Map<String, Settings> contexts = new HashMap<>();
    sources
        .contexts()
        .forEach(
            (path, own) ->
                contexts.put(
                    path,
                    make(
                        key -> own.getOrDefault(key, sources.serverValue(key)),
                        Map.of(),
                        structured(sources))));
    return checked(make(sources::serverValue, contexts, structured(sources)));
  }

  private static Map<String, String> structured(Sources sources) {
    return sources.structured().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().texts().getLast()));
  }

  private static Settings make(
      Function<SettingKey, Given> values,
      Map<String, Settings> contexts,
      Map<String, String> structured) {
    Object[] components =
        Arrays.stream(Settings.class.getRecordComponents())
            .map(
                component ->
                    switch (component.getName()) {
                      case "contexts" -> contexts;
                      case "structured" -> structured;
                      default -> instance(component.getType(), group(component.getType(), values));
                    })
            .toArray();
    return (Settings) instance(Settings.class, components);
  }

  private static Object[] group(Class<?> type, Function<SettingKey, Given> values) {
    return SettingKey.all().stream()
        .filter(key -> key.group() == type)
        .map(key -> key.parse(values.apply(key)))
        .toArray();
  }

  private static Object instance(Class<?> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  /** What one value alone cannot show. */
  private static Settings checked(Settings settings) {
    settings.sessions().check();
    settings.contexts().values().forEach(context -> context.sessions().check());
    settings.patch().check();
    settings.stalls().check();
    settings.management().check();
    settings.contexts().values().forEach(context -> context.patch().check());
    // One address serves one thing; the system would only say that it is in use.
    Set<String> addresses = new HashSet<>();
    settings.management().management().ifPresent(address -> addresses.add(address.toString()));
    for (BindAddress bind : settings.listen().bind()) {
      boolean any = bind instanceof BindAddress.Tcp tcp && tcp.address().port() == 0;
      String address =
          bind instanceof BindAddress.Tcp tcp ? tcp.address().toString() : bind.toString();
      if (!any && !addresses.add(address)) {
        throw new BadSettingException(
            "--bind, --management: '" + address + "' is given twice, allowed is once");
      }
    }
    if (settings.listen().bind().isEmpty()) {
      throw new BadSettingException("--bind: '' is empty, allowed is at least one address");
    }
    return settings;
  }
}
