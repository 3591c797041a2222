package io.junicorn.container.handler;

import io.junicorn.container.config.AddressLiteral;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A node on the way of a request, as a header names it (RFC 7239, section 6).
 *
 * @param address null when it is not told: {@code unknown} or {@code _hidden}
 * @param port -1 when it is not told
 */
record Hop(@Nullable InetAddress address, int port) {
  private static final Hop NOT_TOLD = new Hop(null, -1);

  /**
   * Reads {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code [2001:db8::1]:80},
   * {@code unknown} or {@code _name}.
   *
   * @throws BadForwardedException for anything else
   */
  static Hop parse(String node) {
    if (node.equalsIgnoreCase("unknown") || node.startsWith("_")) {
      return NOT_TOLD;
    }
    int lastColon = node.lastIndexOf(':');
    if (node.startsWith("[")) {
      int bracket = node.indexOf(']');
      if (bracket < 0) {
        throw unreadable();
      }
      String rest = node.substring(bracket + 1);
      return of(node.substring(1, bracket), rest);
    }
    if (lastColon >= 0 && node.indexOf(':') == lastColon) {
      return of(node.substring(0, lastColon), node.substring(lastColon));
    }
    return of(node, "");
  }

  private static Hop of(String address, String colonPort) {
    return new Hop(AddressLiteral.parse(address).orElseThrow(Hop::unreadable), port(colonPort));
  }

  private static int port(String colonPort) {
    if (colonPort.isEmpty() || colonPort.startsWith(":_")) {
      return -1;
    }
    if (colonPort.charAt(0) == ':' && colonPort.length() > 1 && colonPort.length() <= 6) {
      try {
        int port = Integer.parseUnsignedInt(colonPort, 1, colonPort.length(), 10);
        if (port <= 65535) {
          return port;
        }
      } catch (NumberFormatException e) {
        throw unreadable();
      }
    }
    throw unreadable();
  }

  private static BadForwardedException unreadable() {
    return new BadForwardedException("forwarded client address cannot be read");
  }
}
