package io.junicorn.container.connector;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one request line as they came, for two rules that are lost once it is parsed: one
 * space between its parts, and a version in upper case (RFC 9112, sections 3 and 2.3). Jetty's
 * parser takes more spaces, and {@code http/1.1}.
 *
 * <p>Used by the thread that parses; reads the buffer and leaves its position alone.
 */
final class RequestLine {
  private static final byte LF = '\n';
  private static final byte CR = '\r';
  private static final byte SPACE = ' ';

  /** Spaces before the version. */
  private static final int TWO = 2;

  private int spaces;
  private byte last;
  private boolean ended;
  private @Nullable String fault;

  /** Forgets the line before. */
  void begin() {
    spaces = 0;
    last = 0;
    ended = false;
    fault = null;
  }

  /** Looks at what the parser is about to read. */
  void look(ByteBuffer buffer) {
    for (int i = buffer.position(); i < buffer.limit() && !ended; i++) {
      look(buffer.get(i));
    }
  }

  private void look(byte next) {
    if (last == 0 && (next == CR || next == LF)) {
      // Empty lines before a request are allowed (RFC 9112, section 2.2).
      return;
    }
    if (next == LF) {
      ended = true;
    } else if (next == SPACE) {
      spaces++;
      if (last == SPACE || spaces > TWO) {
        fault = "not one space between method, target and version";
      }
    } else if (spaces == TWO && next >= 'a' && next <= 'z') {
      fault = "version not in upper case";
    }
    last = next;
  }

  /** What is wrong with it; null when nothing is. */
  @Nullable String fault() {
    return fault;
  }
}
