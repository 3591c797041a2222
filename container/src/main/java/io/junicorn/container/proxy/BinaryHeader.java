package io.junicorn.container.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Version 2 of the PROXY protocol, in binary (its specification, section 2.2). */
final class BinaryHeader {
  private static final byte[] SIGNATURE = {
    0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
  };

  private static final int FIXED_BYTES = 16;

  /** Addresses take 216 at most; what follows them are details that are not read. */
  static final int MAX_BYTES = 4096;

  private static final int VERSION_2 = 0x20;
  private static final int LOCAL = 0x0;
  private static final int PROXY = 0x1;
  private static final int STREAM = 0x1;

  private BinaryHeader() {}

  /** Whether the bytes so far can be the beginning of one. */
  static boolean canBegin(ByteBuffer bytes) {
    return Signature.matches(SIGNATURE, bytes);
  }

  /** Reads bytes that can begin one, without consuming them. */
  static ProxyHeader parse(ByteBuffer bytes) {
    if (bytes.remaining() < FIXED_BYTES) {
      return ProxyHeader.INCOMPLETE;
    }
    int begin = bytes.position();
    int versionAndCommand = Byte.toUnsignedInt(bytes.get(begin + 12));
    int familyAndTransport = Byte.toUnsignedInt(bytes.get(begin + 13));
    int length = Short.toUnsignedInt(bytes.getShort(begin + 14));
    if ((versionAndCommand & 0xf0) != VERSION_2) {
      return new ProxyHeader.Malformed("its version is not 2");
    }
    if (FIXED_BYTES + length > MAX_BYTES) {
      return new ProxyHeader.Malformed("it is longer than " + MAX_BYTES + " bytes");
    }
    if (bytes.remaining() < FIXED_BYTES + length) {
      return ProxyHeader.INCOMPLETE;
    }
    return switch (versionAndCommand & 0xf) {
      // A health check of the balancer itself.
      case LOCAL -> new ProxyHeader.Complete(FIXED_BYTES + length, null);
      case PROXY -> proxied(bytes.slice(begin + FIXED_BYTES, length), familyAndTransport);
      default -> new ProxyHeader.Malformed("its command is neither LOCAL nor PROXY");
    };
  }

  private static ProxyHeader proxied(ByteBuffer body, int familyAndTransport) {
    int bytes = FIXED_BYTES + body.remaining();
    int transport = familyAndTransport & 0xf;
    int addressBytes =
        switch (familyAndTransport >> 4) {
          case 0x1 -> 4;
          case 0x2 -> 16;
          case 0x0, 0x3 -> 0;
          default -> -1;
        };
    if (addressBytes < 0 || transport > 0x2) {
      return new ProxyHeader.Malformed("its address family is unknown");
    }
    if (addressBytes == 0) {
      // Unspecified, or a Unix-domain socket at the balancer: nothing that an application could
      // use.
      return new ProxyHeader.Complete(bytes, null);
    }
    if (transport != STREAM) {
      return new ProxyHeader.Malformed("it is not of a TCP connection");
    }
    if (body.remaining() < 2 * addressBytes + 4) {
      return new ProxyHeader.Malformed("it is too short for its addresses");
    }
    InetAddress client = address(body, addressBytes);
    InetAddress server = address(body, addressBytes);
    int clientPort = Short.toUnsignedInt(body.getShort());
    int serverPort = Short.toUnsignedInt(body.getShort());
    return new ProxyHeader.Complete(
        bytes,
        new ProxyHeader.Addresses(
            new InetSocketAddress(client, clientPort), new InetSocketAddress(server, serverPort)));
  }

  private static InetAddress address(ByteBuffer body, int length) {
    byte[] address = new byte[length];
    body.get(address);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }
}
