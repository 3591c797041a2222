package io.junicorn.container.config;

import java.net.InetAddress;
import java.util.Optional;

/** Addresses as they are written in settings and headers; a name is never looked up. */
public final class AddressLiteral {
  private AddressLiteral() {}

  /** Reads an IPv4 address of four numbers, or an IPv6 address without brackets and zone. */
  public static Optional<InetAddress> parse(String text) {
    boolean ipv6 = text.indexOf(':') >= 0;
    if (text.indexOf('%') >= 0 || (!ipv6 && !isDottedQuad(text))) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  // The JDK also takes 127.1 for an address, and numbers with leading zeros.
  private static boolean isDottedQuad(String text) {
    int numbers = 1;
    int digits = 0;
    boolean zero = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (digits == 0) {
          return false;
        }
        numbers++;
        digits = 0;
        zero = false;
      } else if (c < '0' || c > '9' || zero) {
        return false;
      } else {
        zero = digits == 0 && c == '0';
        digits++;
      }
    }
    return numbers == 4 && digits > 0;
  }
}
