package io.junicorn.loadtests.drive;

/**
 * The body that an answer must have: with status 200, and a start, an end and a length between
 * limits. Both ends are needed because some bodies tell a time in the middle.
 *
 * @param start what the body starts with
 * @param end what it ends with
 * @param leastBytes its shortest length
 * @param mostBytes its greatest length
 */
public record Expected(String start, String end, int leastBytes, int mostBytes) {
  /** Exactly this text, which must be ASCII. */
  public static Expected exactly(String body) {
    int half = body.length() / 2;
    return new Expected(
        body.substring(0, half), body.substring(half), body.length(), body.length());
  }

  /** Whether an answer is the right one; the body in characters of one byte each. */
  public boolean accepts(int status, String body) {
    return status == 200
        && body.length() >= leastBytes
        && body.length() <= mostBytes
        && body.startsWith(start)
        && body.endsWith(end);
  }
}
