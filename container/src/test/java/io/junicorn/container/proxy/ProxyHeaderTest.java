package io.junicorn.container.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of both versions, whole, in pieces and faulty. */
class ProxyHeaderTest {
  private static final String V2 = "0d0a0d0a000d0a515549540a";

  private static ProxyHeader text(String line) {
    return TextHeader.parse(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static ProxyHeader binary(String hex) {
    return BinaryHeader.parse(ByteBuffer.wrap(HexFormat.of().parseHex(V2 + hex)));
  }

  private static ProxyHeader complete(int bytes, String client, int port, String server, int to) {
    return new ProxyHeader.Complete(
        bytes,
        new ProxyHeader.Addresses(
            new InetSocketAddress(client, port), new InetSocketAddress(server, to)));
  }

  @Test
  void readsLinesOfText() {
    assertThat(text("PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\nGET"))
        .isEqualTo(complete(44, "192.0.2.7", 5555, "198.51.100.1", 443));
    assertThat(text("PROXY TCP6 2001:db8::7 2001:db8::1 0 65535\r\n"))
        .isEqualTo(complete(44, "2001:db8::7", 0, "2001:db8::1", 65535));
    assertThat(text("PROXY UNKNOWN\r\n")).isEqualTo(new ProxyHeader.Complete(15, null));
    assertThat(text("PROXY UNKNOWN ffff::1 what ever\r\n"))
        .isEqualTo(new ProxyHeader.Complete(33, null));
  }

  @Test
  void waitsForTheRest() {
    String line = "PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\n";
    for (int length = 0; length < line.length(); length++) {
      assertThat(text(line.substring(0, length))).isEqualTo(ProxyHeader.INCOMPLETE);
    }
    String hex = "2111000cc0000207c633640115b301bb";
    for (int length = 0; length < hex.length(); length += 2) {
      assertThat(binary(hex.substring(0, length))).isEqualTo(ProxyHeader.INCOMPLETE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY TCP4 192.0.2.7 198.51.100.1 5555\r\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 5555 443 1\r\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\n",
        "PROXY TCP4  192.0.2.7 198.51.100.1 5555 443\r\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 05555 443\r\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 65536 443\r\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 -1 443\r\n",
        "PROXY TCP4 192.0.2 198.51.100.1 5555 443\r\n",
        "PROXY TCP4 localhost 198.51.100.1 5555 443\r\n",
        "PROXY TCP4 2001:db8::7 2001:db8::1 5555 443\r\n",
        "PROXY TCP6 192.0.2.7 198.51.100.1 5555 443\r\n",
        "PROXY UDP4 192.0.2.7 198.51.100.1 5555 443\r\n",
        "PROXY UNKNOWNX\r\n"
      })
  void refusesFaultyLines(String line) {
    assertThat(text(line)).as(line).isInstanceOf(ProxyHeader.Malformed.class);
  }

  @Test
  void refusesALineWithoutAnEnd() {
    assertThat(text("PROXY UNKNOWN " + "x".repeat(92))).isEqualTo(ProxyHeader.INCOMPLETE);
    assertThat(text("PROXY UNKNOWN " + "x".repeat(93))).isInstanceOf(ProxyHeader.Malformed.class);
  }

  @Test
  void readsBinaryHeaders() {
    assertThat(binary("2111000cc0000207c633640115b301bb"))
        .isEqualTo(complete(28, "192.0.2.7", 5555, "198.51.100.1", 443));
    String details = "2111000fc0000207c633640115b301bb" + "040000";
    assertThat(binary(details)).isEqualTo(complete(31, "192.0.2.7", 5555, "198.51.100.1", 443));
    assertThat(
            binary(
                "21210024"
                    + "20010db8000000000000000000000007"
                    + "20010db8000000000000000000000001"
                    + "15b301bb"))
        .isEqualTo(complete(52, "2001:db8::7", 5555, "2001:db8::1", 443));
    assertThat(binary("20000000")).as("LOCAL").isEqualTo(new ProxyHeader.Complete(16, null));
    assertThat(binary("21000000")).as("UNSPEC").isEqualTo(new ProxyHeader.Complete(16, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1111000cc0000207c633640115b301bb",
        "2211000cc0000207c633640115b301bb",
        "2112000cc0000207c633640115b301bb",
        "2141000cc0000207c633640115b301bb",
        "21110004c0000207",
        "2111ffffc0000207"
      })
  void refusesFaultyBinaryHeaders(String hex) {
    assertThat(binary(hex)).as(hex).isInstanceOf(ProxyHeader.Malformed.class);
  }
}
