package io.junicorn.container.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One setting: its names, its words and its check. Read off a component of a group of {@link
 * Settings}, so that flags, help and documentation cannot drift from the code.
 */
public final class SettingKey {
  private static final List<SettingKey> ALL =
      groups()
          .flatMap(group -> Arrays.stream(group.getRecordComponents()))
          .map(SettingKey::new)
          .toList();

  private static final Map<String, SettingKey> BY_NAME = byName();

  private final String name;
  private final RecordComponent component;
  private final Setting words;
  private final ValueParser parser;

  private SettingKey(RecordComponent component) {
    this.component = component;
    this.name = nameOf(component);
    Setting annotation = component.getAnnotation(Setting.class);
    if (annotation == null) {
      throw new IllegalStateException("a component of Settings lacks @Setting: " + component);
    }
    this.words = annotation;
    this.parser = new ValueParser(component.getGenericType(), annotation);
  }

  private static String nameOf(RecordComponent component) {
    return component.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** The records of which {@link Settings} is made, in its order. */
  static Stream<Class<?>> groups() {
    return Arrays.stream(Settings.class.getRecordComponents())
        .<Class<?>>map(RecordComponent::getType)
        .filter(Class::isRecord);
  }

  private static Map<String, SettingKey> byName() {
    Map<String, SettingKey> byName = new LinkedHashMap<>();
    for (SettingKey key : ALL) {
      Stream.concat(Stream.of(key.name), key.aliases().stream())
          .forEach(
              name -> {
                if (byName.putIfAbsent(name, key) != null) {
                  throw new IllegalStateException("two settings are called " + name);
                }
              });
    }
    return byName;
  }

  /** All settings, in the order of the records. */
  public static List<SettingKey> all() {
    return ALL;
  }

  /** The setting with that name or alias, such as {@code worker-connections}. */
  static Optional<SettingKey> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The key, such as {@code worker-connections}. */
  public String name() {
    return name;
  }

  /** The flag, such as {@code --worker-connections}. */
  public String flag() {
    return "--" + name;
  }

  /** Other names with the same meaning, without dashes at the front. */
  public List<String> aliases() {
    return List.of(words.aliases());
  }

  /** The flag and those of its aliases; a single letter is a short flag. */
  public String[] flags() {
    return Stream.concat(Stream.of(name), aliases().stream())
        .map(each -> (each.length() == 1 ? "-" : "--") + each)
        .toArray(String[]::new);
  }

  /** The variable, such as {@code JUNICORN_WORKER_CONNECTIONS}. */
  public String variable() {
    return EnvironmentVariables.PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The form of a value, such as {@code HOST:PORT}. */
  public String form() {
    return words.form();
  }

  /** The default, as a user would write it. */
  public String defaultValue() {
    return words.value();
  }

  /** What it does, in one sentence. */
  public String doc() {
    return words.doc();
  }

  /** Whether a web application may have its own value. */
  public boolean perContext() {
    return words.perContext();
  }

  /** Whether it belongs into the short table. */
  boolean common() {
    return words.common();
  }

  /** Whether its value is shown nowhere. */
  boolean secret() {
    return parser.secret();
  }

  /** Whether the flag stands alone, and {@code --no-FLAG} is its opposite. */
  public boolean isSwitch() {
    return component.getType() == boolean.class;
  }

  /** Whether the flag may be given more than once. */
  public boolean repeatable() {
    return component.getType() == List.class;
  }

  /** The values that are allowed, for people. */
  public String range() {
    return parser.range();
  }

  /** The heading under which it is documented. */
  Class<?> group() {
    return component.getDeclaringRecord();
  }

  /**
   * Turns text into the component's value.
   *
   * @throws BadSettingException naming where the value was given, the value and what is allowed
   */
  Object parse(Given given) {
    try {
      return parser.parse(given.texts());
    } catch (BadValueException e) {
      throw new BadSettingException(
          given.origin().nameOf(this)
              + ": '"
              + (secret() ? Secret.MASK : e.text())
              + "' "
              + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
