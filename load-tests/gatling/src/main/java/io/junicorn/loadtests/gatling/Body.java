package io.junicorn.loadtests.gatling;

/**
 * The body that a right answer has, in characters of one byte each.
 *
 * @param start what it starts with
 * @param end what it ends with
 * @param leastBytes its shortest length
 * @param mostBytes its greatest length
 */
record Body(String start, String end, int leastBytes, int mostBytes) {
  static Body of(Values values) {
    return new Body(
        values.text("body-start"),
        values.text("body-end"),
        values.number("body-least-bytes"),
        values.number("body-most-bytes"));
  }

  boolean accepts(String body) {
    return body.length() >= leastBytes
        && body.length() <= mostBytes
        && body.startsWith(start)
        && body.endsWith(end);
  }
}
