package io.junicorn.container.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link Settings} from what the user wrote; what is missing has its default. */
public final class SettingsReader {
  private SettingsReader() {}

  /**
   * Reads and checks every setting.
   *
   * @param given values by key, such as {@code worker-connections}
   * @throws BadSettingException for the first value that is not allowed
   */
  public static Settings read(Map<String, List<String>> given) {
    Object[] values =
        SettingKey.all().stream()
            .map(key -> key.parse(given.getOrDefault(key.name(), List.of(key.defaultValue()))))
            .toArray();
    Class<?>[] types =
        Arrays.stream(Settings.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<Settings> canonical = Settings.class.getDeclaredConstructor(types);
      return checked(canonical.newInstance(values));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make Settings from " + Arrays.toString(values), e);
    }
  }

  /** One address serves one thing; the system would only say that it is in use. */
  private static Settings checked(Settings settings) {
    Set<HostPort> addresses = new HashSet<>();
    List<HostPort> all = new ArrayList<>(settings.bind());
    settings.management().ifPresent(all::add);
    for (HostPort address : all) {
      if (address.port() != 0 && !addresses.add(address)) {
        throw new BadSettingException(
            "--bind, --management: '" + address + "' is given twice, allowed is once");
      }
    }
    return settings;
  }
}
