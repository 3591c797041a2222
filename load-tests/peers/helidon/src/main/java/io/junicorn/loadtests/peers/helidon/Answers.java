package io.junicorn.loadtests.peers.helidon;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** Reads whole numbers of a query and sends texts, as the sample does. */
final class Answers {
  private static final Header TEXT =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8");

  private Answers() {}

  static long number(ServerRequest request, String name, long otherwise, long min, long max) {
    String value = request.query().first(name).orElse("");
    if (value.isEmpty()) {
      return otherwise;
    }
    long number = Long.parseLong(value);
    if (number < min || number > max) {
      throw new NumberFormatException(name);
    }
    return number;
  }

  static void text(ServerResponse response, int status, String text) {
    response.status(status).header(TEXT).send(text.getBytes(StandardCharsets.UTF_8));
  }

  static void text(ServerResponse response, String text) {
    text(response, 200, text);
  }

  /** Replaces control characters. */
  static String oneLine(String value) {
    StringBuilder out = new StringBuilder(value.length());
    value.chars().forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
    return out.toString();
  }

  /** A setting: a system property or else an environment variable, empty when absent. */
  static String setting(String name) {
    String value = System.getProperty(name, "");
    return value.isEmpty() ? System.getenv().getOrDefault(name, "") : value;
  }
}
