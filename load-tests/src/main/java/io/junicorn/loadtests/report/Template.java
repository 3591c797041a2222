package io.junicorn.loadtests.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource with {@code {{names}}}; what is put in is not looked at again. */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{\\{([a-z]+)}}");

  private final String text;
  private final Map<String, String> values = new HashMap<>();

  Template(String resource) {
    text = resource(resource);
  }

  Template with(String name, String value) {
    values.put(name, value);
    return this;
  }

  String render() {
    return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  static String resource(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("nothing for {{" + name + "}}");
    }
    return value;
  }
}
