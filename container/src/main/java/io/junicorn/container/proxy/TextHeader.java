package io.junicorn.container.proxy;

import io.junicorn.container.config.AddressLiteral;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Version 1 of the PROXY protocol, one line of text (its specification, section 2.1). */
final class TextHeader {
  private static final byte[] SIGNATURE = "PROXY ".getBytes(StandardCharsets.US_ASCII);

  /** With its line end, in the worst case. */
  private static final int MAX_BYTES = 107;

  private TextHeader() {}

  /** Whether the bytes so far can be the beginning of one. */
  static boolean canBegin(ByteBuffer bytes) {
    return Signature.matches(SIGNATURE, bytes);
  }

  /** Reads bytes that can begin one, without consuming them. */
  static ProxyHeader parse(ByteBuffer bytes) {
    int begin = bytes.position();
    int limit = Math.min(bytes.remaining(), MAX_BYTES);
    for (int i = 0; i < limit; i++) {
      if (bytes.get(begin + i) == '\n') {
        return line(text(bytes, i + 1));
      }
    }
    return limit < MAX_BYTES
        ? ProxyHeader.INCOMPLETE
        : new ProxyHeader.Malformed("its line is longer than " + MAX_BYTES + " bytes");
  }

  private static String text(ByteBuffer bytes, int length) {
    byte[] line = new byte[length];
    bytes.get(bytes.position(), line);
    return new String(line, StandardCharsets.ISO_8859_1);
  }

  private static ProxyHeader line(String line) {
    if (!line.endsWith("\r\n")) {
      return new ProxyHeader.Malformed("its line does not end with CR LF");
    }
    String content = line.substring(0, line.length() - 2);
    if (content.equals("PROXY UNKNOWN") || content.startsWith("PROXY UNKNOWN ")) {
      // What follows must be ignored.
      return new ProxyHeader.Complete(line.length(), null);
    }
    String[] words = content.split(" ", -1);
    if (words.length != 6) {
      return new ProxyHeader.Malformed("its line does not have 6 words");
    }
    int addressBytes =
        switch (words[1]) {
          case "TCP4" -> 4;
          case "TCP6" -> 16;
          default -> 0;
        };
    Optional<InetSocketAddress> client = address(words[2], words[4], addressBytes);
    Optional<InetSocketAddress> server = address(words[3], words[5], addressBytes);
    return client.isPresent() && server.isPresent()
        ? new ProxyHeader.Complete(
            line.length(), new ProxyHeader.Addresses(client.get(), server.get()))
        : new ProxyHeader.Malformed("its addresses cannot be read");
  }

  private static Optional<InetSocketAddress> address(String host, String port, int addressBytes) {
    int number = port(port);
    if (number < 0 || host.indexOf(':') >= 0 != (addressBytes == 16) || addressBytes == 0) {
      return Optional.empty();
    }
    Optional<InetAddress> address = AddressLiteral.parse(host);
    return address.map(found -> new InetSocketAddress(found, number));
  }

  private static int port(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 5;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int port = Integer.parseInt(text);
    return port <= 65535 ? port : -1;
  }
}
