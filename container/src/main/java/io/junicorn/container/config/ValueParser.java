package io.junicorn.container.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Turns text into a value of the type that a component of settings has. Immutable. */
final class ValueParser {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final String OFF = "off";

  private enum Shape {
    ONE,
    OPTIONAL,
    LIST
  }

  private final Shape shape;
  private final Class<?> type;
  private final Setting words;

  ValueParser(Type component, Setting words) {
    this.words = words;
    if (component instanceof ParameterizedType generic) {
      this.shape = generic.getRawType() == List.class ? Shape.LIST : Shape.OPTIONAL;
      this.type = (Class<?>) generic.getActualTypeArguments()[0];
    } else {
      this.shape = Shape.ONE;
      this.type = (Class<?>) component;
    }
  }

  boolean secret() {
    return type == Secret.class;
  }

  private boolean isNumber() {
    return type == int.class || type == Integer.class;
  }

  /** The values that are allowed, for people. */
  String range() {
    String off = shape == Shape.OPTIONAL ? ", or off" : "";
    if (type == boolean.class) {
      return "true or false";
    }
    if (isNumber()) {
      return words.min() + " to " + words.max() + off;
    }
    if (type == Duration.class) {
      return words.min() + "ms to " + LONGEST.toHours() + "h" + off;
    }
    if (type == Size.class) {
      String most = words.max() == Long.MAX_VALUE ? "" : " to " + words.max() + "B";
      return words.min() + "B" + (most.isEmpty() ? " and more" : most) + off;
    }
    return words.form();
  }

  /** The value of one text, or of several for a list, which commas separate, too. */
  Object parse(List<String> texts) {
    return switch (shape) {
      case ONE -> one(texts.getLast());
      case OPTIONAL ->
          texts.getLast().equals(OFF) ? Optional.empty() : Optional.of(one(texts.getLast()));
      case LIST ->
          texts.equals(List.of(""))
              ? List.of()
              : texts.stream()
                  .flatMap(text -> Arrays.stream(text.split(",", -1)))
                  .map(String::strip)
                  .map(this::one)
                  .toList();
    };
  }

  private Object one(String text) {
    if (isNumber()) {
      return (int) number(text);
    }
    if (type == boolean.class) {
      return read(text, Truth::parse);
    }
    if (type.isEnum()) {
      return choice(text);
    }
    if (type == Duration.class) {
      if (text.equals("0") && shape == Shape.OPTIONAL) {
        // As gunicorn says it of its timeout.
        throw new BadValueException(text, "is not a duration, did you mean off? " + Durations.FORM);
      }
      Duration duration = read(text, Durations::parse);
      inRange(text, duration.toMillis(), LONGEST.toMillis());
      return duration;
    }
    if (type == Size.class) {
      Size size = read(text, Size::parse);
      inRange(text, size.bytes(), words.max());
      return size;
    }
    if (text.isEmpty()) {
      throw new BadValueException(text, "is empty, allowed is " + range());
    }
    if (type == HostPort.class) {
      return read(text, HostPort::parse);
    }
    if (type == BindAddress.class) {
      return read(text, BindAddress::parse);
    }
    if (type == Cidr.class) {
      return read(text, Cidr::parse);
    }
    if (type == Isolate.class) {
      return read(text, Isolate::parse);
    }
    if (type == FileMode.class) {
      return read(text, FileMode::parse);
    }
    if (type == Secret.class) {
      return new Secret(text);
    }
    if (type == Path.class) {
      return path(text);
    }
    if (type == String.class) {
      return text;
    }
    throw new IllegalStateException("no parser for settings of " + type);
  }

  private <T> T read(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BadValueException(text, e.getMessage() + ", allowed is " + range());
    }
  }

  private long number(String text) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BadValueException(text, "is not a whole number, allowed is " + range());
    }
    inRange(text, number, words.max());
    return number;
  }

  private void inRange(String text, long number, long max) {
    if (number < words.min() || number > max) {
      throw new BadValueException(text, "is out of range, allowed is " + range());
    }
  }

  /** The words are the constants of an enum, in lower case; the form lists them. */
  private Object choice(String text) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw new BadValueException(text, "is not allowed, allowed is " + range());
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadValueException(
          text, "is no path that this locale can express: " + e.getReason());
    }
  }
}
