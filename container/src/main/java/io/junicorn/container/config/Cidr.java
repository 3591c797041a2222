package io.junicorn.container.config;

import java.net.InetAddress;

/**
 * A block of addresses: {@code 10.0.0.0/8}, {@code ::1}, or {@code *} for all (RFC 4632, RFC 4291).
 * Immutable.
 */
public final class Cidr {
  private final String text;
  private final byte[] network;
  private final int prefix;

  private Cidr(String text, byte[] network, int prefix) {
    this.text = text;
    this.network = network;
    this.prefix = prefix;
  }

  /**
   * Reads a block; names are not looked up.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static Cidr parse(String text) {
    if (text.equals("*")) {
      return new Cidr(text, new byte[0], 0);
    }
    int slash = text.indexOf('/');
    byte[] network =
        AddressLiteral.parse(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "is no address, no block ADDRESS/PREFIX and not *"))
            .getAddress();
    int bits = network.length * Byte.SIZE;
    int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits);
    Cidr cidr = new Cidr(text, network, prefix);
    for (int bit = prefix; bit < bits; bit++) {
      if (isSet(network, bit)) {
        throw new IllegalArgumentException("has bits set behind its prefix of " + prefix);
      }
    }
    return cidr;
  }

  private static int prefix(String text, int bits) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > bits) {
      throw new IllegalArgumentException("has the prefix '" + text + "', allowed is 0 to " + bits);
    }
    return Integer.parseInt(text);
  }

  /** Whether an address lies within. An IPv4 address that came mapped into IPv6 is IPv4. */
  public boolean contains(InetAddress address) {
    if (network.length == 0) {
      return true;
    }
    byte[] candidate = address.getAddress();
    if (candidate.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      if (isSet(candidate, bit) != isSet(network, bit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSet(byte[] address, int bit) {
    return (address[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cidr cidr && cidr.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
