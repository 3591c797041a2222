package io.junicorn.container.management;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The checked values in the query of a page: a bad one is named, with what is allowed. */
final class Parameters {
  private static final long MOST_MILLIS = Duration.ofDays(365).toMillis();

  private final Fields fields;

  private Parameters(Fields fields) {
    this.fields = fields;
  }

  /**
   * Those of a request.
   *
   * @throws IllegalArgumentException when the query cannot be read, as all methods do for a value
   *     that is not allowed
   */
  static Parameters of(Request request) {
    return new Parameters(Query.of(request));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(fields.getValue(name));
  }

  /** True for the first word, false for the second. */
  boolean choice(String name, String yes, String no, boolean otherwise) {
    @Nullable String value = fields.getValue(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.equals(yes) && !value.equals(no)) {
      throw bad(name, value, yes + " or " + no);
    }
    return value.equals(yes);
  }

  OptionalLong number(String name, long least, long most) {
    @Nullable String value = fields.getValue(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    String allowed = least + " to " + most;
    try {
      long number = Long.parseLong(value);
      if (number < least || number > most) {
        throw bad(name, value, allowed);
      }
      return OptionalLong.of(number);
    } catch (NumberFormatException _) {
      throw bad(name, value, allowed);
    }
  }

  /** Milliseconds; zero when there are none. */
  Duration millis(String name) {
    return Duration.ofMillis(number(name, 0, MOST_MILLIS).orElse(0));
  }

  private static IllegalArgumentException bad(String name, String value, String allowed) {
    return new IllegalArgumentException(
        name + ": '" + value + "' is not allowed, allowed is " + allowed);
  }
}
