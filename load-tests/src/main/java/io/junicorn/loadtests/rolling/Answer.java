package io.junicorn.loadtests.rolling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One complete response of HTTP/1.1.
 *
 * @param headers lines such as {@code Name: value}
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, List<String> headers, byte[] body) {
  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The values of all headers of that name. */
  List<String> all(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }

  /** The value of the first header of that name, or nothing. */
  String header(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** Whether the connection must not be used again. */
  boolean closes() {
    return header("Connection").equalsIgnoreCase("close");
  }
}
