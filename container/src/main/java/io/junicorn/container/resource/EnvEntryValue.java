package io.junicorn.container.resource;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.Truth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The value of an environment entry: {@code TYPE:VALUE}, or a text. TYPE is one of the classes that
 * an {@code env-entry-type} may name (Jakarta EE platform, "simple environment entries").
 *
 * @param name such as {@code max-items}
 * @param type the simple name of its class, if the configuration says it
 * @param text the value without its type
 */
record EnvEntryValue(String name, Optional<String> type, String text) {
  private static final String PACKAGE = "java.lang.";

  private static final Map<String, Function<String, Object>> TYPES =
      Map.of(
          "String", text -> text,
          "Integer", Integer::valueOf,
          "Long", Long::valueOf,
          "Short", Short::valueOf,
          "Byte", Byte::valueOf,
          "Double", Double::valueOf,
          "Float", Float::valueOf,
          "Boolean", Truth::parse,
          "Character", EnvEntryValue::character);

  /**
   * Reads what stands behind the equals sign.
   *
   * @throws BadSettingException when the value is none of its type
   */
  static EnvEntryValue parse(String name, String written) {
    int colon = written.indexOf(':');
    EnvEntryValue value =
        colon > 0 && TYPES.containsKey(written.substring(0, colon))
            ? new EnvEntryValue(
                name, Optional.of(written.substring(0, colon)), written.substring(colon + 1))
            : new EnvEntryValue(name, Optional.empty(), written);
    value.asConfigured();
    return value;
  }

  /** The value for a web application that declares no type. */
  Object asConfigured() {
    return as(type.orElse("String"), "");
  }

  /**
   * The value for a web application whose web.xml declares a class for the entry.
   *
   * @throws BadSettingException when it is of another type, or cannot be one of that
   */
  Object asDeclared(String className, String war) {
    String declared =
        className.startsWith(PACKAGE) ? className.substring(PACKAGE.length()) : className;
    if (type.isPresent() && !type.get().equals(declared)) {
      throw new BadSettingException(
          key()
              + ": is a "
              + type.get()
              + ", but the web.xml of "
              + war
              + " declares "
              + className);
    }
    return as(declared, ", as the web.xml of " + war + " declares it");
  }

  private Object as(String simpleName, String why) {
    Function<String, Object> reader = TYPES.get(simpleName);
    if (reader == null) {
      throw new BadSettingException(
          key()
              + ": cannot be a "
              + simpleName
              + why
              + ", allowed is "
              + new TreeSet<>(TYPES.keySet()));
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(key() + ": '" + text + "' is no " + simpleName + why);
    }
  }

  private String key() {
    return "env-entry." + name;
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return text.charAt(0);
  }
}
