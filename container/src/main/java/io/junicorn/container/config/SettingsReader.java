package io.junicorn.container.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make Settings from " + Arrays.toString(values), e);
    }
  }
}
