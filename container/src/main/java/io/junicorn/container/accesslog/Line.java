package io.junicorn.container.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line in the making: printable ASCII only, so that no value can end it, forge another or confuse
 * a terminal. Used by one thread.
 */
final class Line {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final long MICROS = 1_000_000;

  /** Up to here numbers are written without a text in between: a status, bytes of a short body. */
  private static final long SMALL = 1_000;

  private byte[] bytes = new byte[384];
  private int length;

  private void put(int ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  /** Appends what we wrote ourselves: ASCII. */
  Line raw(String ascii) {
    run(ascii, 0, ascii.length());
    return this;
  }

  @SuppressWarnings("deprecation") // The copy without a charset is the fast one, and right here.
  private void run(String ascii, int from, int to) {
    room(to - from);
    ascii.getBytes(from, to, bytes, length);
    length += to - from;
  }

  /** Appends a number. */
  Line number(long value) {
    if (value < 0 || value >= SMALL) {
      return raw(Long.toString(value));
    }
    if (value >= 100) {
      put('0' + (int) (value / 100));
    }
    if (value >= 10) {
      put('0' + (int) (value / 10 % 10));
    }
    put('0' + (int) (value % 10));
    return this;
  }

  /** Appends nanoseconds as seconds with six decimals. */
  Line seconds(long nanos) {
    long micros = nanos / 1000;
    number(micros / MICROS);
    put('.');
    long rest = micros % MICROS;
    for (long digit = MICROS / 10; digit > 0; digit /= 10) {
      put('0' + (int) (rest / digit % 10));
    }
    return this;
  }

  /**
   * Appends what a client or an application chose: quotes and backslashes with a backslash before
   * them, all beyond printable ASCII as {@code \xHH} or {@code \\uHHHH}.
   *
   * @param bare not between quotes, so that a space would look like the next column
   */
  Line text(@Nullable String value, boolean bare) {
    if (value == null || value.isEmpty()) {
      put('-');
      return this;
    }
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isPlain(c) || (c == ' ' && !bare)) {
        continue;
      }
      run(value, done, i);
      done = i + 1;
      if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else if (c <= 0xff) {
        put('\\');
        put('x');
        hex(c, 4);
      } else {
        unicode(c);
      }
    }
    run(value, done, value.length());
    return this;
  }

  /** Appends a JSON string (RFC 8259, section 7), or null. */
  Line json(@Nullable String value) {
    if (value == null) {
      return raw("null");
    }
    put('"');
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isPlain(c) || c == ' ') {
        continue;
      }
      run(value, done, i);
      done = i + 1;
      if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else {
        unicode(c);
      }
    }
    run(value, done, value.length());
    put('"');
    return this;
  }

  /** Whether it stands for itself everywhere; most values have no other characters. */
  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  private void unicode(char c) {
    put('\\');
    put('u');
    hex(c, 12);
  }

  private void hex(char c, int highestShift) {
    for (int shift = highestShift; shift >= 0; shift -= 4) {
      put(HEX[c >> shift & 0xf]);
    }
  }

  /** The line with its end. */
  byte[] end() {
    put('\n');
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
