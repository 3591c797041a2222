package io.junicorn.container.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting: its names, its words and its check. Read off a component of {@link Settings}, so
 * that flags, help and documentation cannot drift from the code.
 */
public final class SettingKey {
  private static final List<SettingKey> ALL =
      Arrays.stream(Settings.class.getRecordComponents()).map(SettingKey::new).toList();

  private static final Duration LONGEST = Duration.ofHours(24);

  private final String name;
  private final Type type;
  private final Setting words;

  private SettingKey(RecordComponent component) {
    this.name = component.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    this.type = component.getGenericType();
    Setting annotation = component.getAnnotation(Setting.class);
    if (annotation == null) {
      throw new IllegalStateException("a component of Settings lacks @Setting: " + component);
    }
    this.words = annotation;
  }

  /** All settings, in the order of the record. */
  public static List<SettingKey> all() {
    return ALL;
  }

  /** The key, such as {@code worker-connections}. */
  public String name() {
    return name;
  }

  /** The flag, such as {@code --worker-connections}. */
  public String flag() {
    return "--" + name;
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

  /** Whether the flag may be given more than once. */
  public boolean repeatable() {
    return type instanceof ParameterizedType list && list.getRawType() == List.class;
  }

  /** The values that are allowed, for people. */
  public String range() {
    if (type == int.class) {
      return words.min() + " to " + words.max();
    }
    if (type == Duration.class) {
      return words.min() + "ms to " + LONGEST.toHours() + "h";
    }
    return words.form();
  }

  /**
   * Turns text into the component's value.
   *
   * @throws BadSettingException naming key, value and range
   */
  Object parse(List<String> texts) {
    if (repeatable()) {
      return texts.stream().map(this::parseHostPort).toList();
    }
    String text = texts.getLast();
    if (type == int.class) {
      return parseInt(text);
    }
    if (type == Duration.class) {
      return parseDuration(text);
    }
    if (type instanceof Class<?> choice && choice.isEnum()) {
      return parseChoice(choice, text);
    }
    return text.equals("off") ? Optional.empty() : Optional.of(parseHostPort(text));
  }

  private HostPort parseHostPort(String text) {
    try {
      return HostPort.parse(text);
    } catch (IllegalArgumentException e) {
      throw bad(text, e.getMessage() + ", allowed is " + range());
    }
  }

  private Integer parseInt(String text) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw bad(text, "is not a whole number, allowed is " + range());
    }
    if (number < words.min() || number > words.max()) {
      throw bad(text, "is out of range, allowed is " + range());
    }
    return (int) number;
  }

  private Duration parseDuration(String text) {
    Duration duration;
    try {
      duration = Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw bad(text, String.valueOf(e.getMessage()));
    }
    if (duration.toMillis() < words.min() || duration.compareTo(LONGEST) > 0) {
      throw bad(text, "is out of range, allowed is " + range());
    }
    return duration;
  }

  /** The words are the constants of an enum, in lower case; {@link #form} lists them. */
  private Object parseChoice(Class<?> choice, String text) {
    for (Object constant : choice.getEnumConstants()) {
      if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw bad(text, "is not allowed, allowed is " + range());
  }

  private BadSettingException bad(String text, String why) {
    return new BadSettingException(flag() + ": '" + text + "' " + why);
  }
}
