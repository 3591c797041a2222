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

  private byte[] bytes = new byte[384];
  private int length;

  private void put(int ascii) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) ascii;
  }

  /** Appends what we wrote ourselves: ASCII. */
  @SuppressWarnings("deprecation") // The copy without a charset is the fast one, and right here.
  Line raw(String ascii) {
    int count = ascii.length();
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    ascii.getBytes(0, count, bytes, length);
    length += count;
    return this;
  }

  /** Appends a number. */
  Line number(long value) {
    return raw(Long.toString(value));
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
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else if ((c > ' ' && c < 0x7f) || (c == ' ' && !bare)) {
        put(c);
      } else if (c <= 0xff) {
        put('\\');
        put('x');
        hex(c, 4);
      } else {
        unicode(c);
      }
    }
    return this;
  }

  /** Appends a JSON string (RFC 8259, section 7), or null. */
  Line json(@Nullable String value) {
    if (value == null) {
      return raw("null");
    }
    put('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else if (c >= ' ' && c < 0x7f) {
        put(c);
      } else {
        unicode(c);
      }
    }
    put('"');
    return this;
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
