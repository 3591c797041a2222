package io.junicorn.container.config;

/**
 * An address to listen on.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 0 to 65535; 0 takes a free one
 */
public record HostPort(String host, int port) {

  /**
   * Reads {@code HOST:PORT} or {@code [IPV6]:PORT}.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0 || text.contains("/")) {
      throw new IllegalArgumentException("is not HOST:PORT");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      throw new IllegalArgumentException(
          "has an IPv6 address without brackets, write [ADDRESS]:PORT");
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("has no host before the colon");
    }
    return new HostPort(host, parsePort(text.substring(colon + 1)));
  }

  private static int parsePort(String text) {
    int port;
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("has the port '" + text + "', which is not a number", e);
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("has the port " + port + ", allowed is 0 to 65535");
    }
    return port;
  }

  /** As it is written in a URL and on the command line. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
