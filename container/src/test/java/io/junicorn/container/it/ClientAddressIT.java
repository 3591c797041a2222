package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.ClientServlet;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.TestWar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the application sees behind proxies that are trusted, and behind those that are not. */
class ClientAddressIT {
  private static final String REQUEST = "GET /client HTTP/1.1\r\nHost: shop.example\r\n";
  private static final String V1 = "PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\n";
  private static final String V2_SIGNATURE = "0d0a0d0a000d0a515549540a";

  @TempDir private static Path folder;

  /** Trusts this machine's X-Forwarded-* by default. */
  private static JunicornProcess forwarding;

  /** Takes PROXY headers of this machine, and nobody's X-Forwarded-*. */
  private static JunicornProcess proxied;

  @BeforeAll
  static void start() {
    Path war = TestWar.of(ClientServlet.class).write(folder.resolve("ROOT.war"));
    forwarding =
        JunicornProcess.serving(war)
            .with("--proxy-protocol", "auto", "--proxy-allow-ips", "10.0.0.0/8")
            .start();
    proxied =
        JunicornProcess.serving(war)
            .with("--proxy-protocol", "auto", "--forwarded-allow-ips", "10.0.0.0/8")
            .with("--header-timeout", "3s")
            .start();
  }

  private static RawResponse forwarded(String... headers) {
    try (RawHttp client = forwarding.connect()) {
      return client.send(REQUEST + lines(headers)).read();
    }
  }

  private static String lines(String... headers) {
    StringBuilder lines = new StringBuilder();
    for (String header : headers) {
      lines.append(header).append("\r\n");
    }
    return lines.append("\r\n").toString();
  }

  @Test
  void takesSchemeHostAndClientFromATrustedProxy() {
    assertThat(
            forwarded(
                    "X-Forwarded-For: 203.0.113.9, 192.0.2.7, 127.0.0.1",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: a.example, www.example, inner.example")
                .body())
        .contains("secure=true url=https://www.example/client remote=192.0.2.7 ")
        .endsWith("host=www.example");
    assertThat(
            forwarded(
                    "Forwarded: for=203.0.113.9, for=\"[2001:db8::7]:99\";proto=https;"
                        + "host=\"www.example:8443\"")
                .body())
        .contains("secure=true url=https://www.example:8443/client remote=[2001:db8:0:0:0:0:0:7] ");
  }

  @Test
  void answers400WhenATrustedProxyContradictsItself() {
    for (String[] headers :
        new String[][] {
          {"X-Forwarded-Proto: https", "Forwarded: proto=http"},
          {"X-Forwarded-Proto: https", "X-Forwarded-Proto: http"},
          {"X-Forwarded-Proto: https", "X-Forwarded-Ssl: off"},
          {"X-Forwarded-For: 192.0.2.7", "Forwarded: for=192.0.2.8"},
          {"X-Forwarded-For: 192.0.2.7; rm"},
          {"X-Forwarded-Host: a/b"},
          {"X-Forwarded-Port: 99999"},
          {"Forwarded: for=\"192.0.2.7"}
        }) {
      RawResponse refused = forwarded(headers);
      assertThat(refused.status()).as(String.join(", ", headers)).isEqualTo(400);
      assertThat(refused.closes()).isTrue();
      assertThat(refused.body()).containsIgnoringCase("forwarded").doesNotContain("<");
    }
  }

  @Test
  void ignoresForgedHeadersOfAPeerWhoIsNotTrusted() {
    try (RawHttp client = proxied.connect()) {
      RawResponse response =
          client
              .send(
                  V1
                      + REQUEST
                      + lines(
                          "X-Forwarded-For: 203.0.113.9",
                          "X-Forwarded-Proto: https",
                          "X-Forwarded-Proto: http",
                          "Forwarded: host=evil.example"))
              .read();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body())
          .contains("secure=false url=http://shop.example/client remote=192.0.2.7 ");
    }
  }

  @Test
  void takesTheAddressesOfBothVersionsOfThePROXYProtocol() {
    try (RawHttp client = proxied.connect()) {
      // In pieces: a header need not come at once.
      client.send(V1.substring(0, 9));
      assertThat(client.hearsWithin(Duration.ofMillis(100))).isFalse();
      client.send(V1.substring(9) + REQUEST + "\r\n");
      assertThat(client.read().body()).contains("remote=192.0.2.7 local=198.51.100.1:443 ");
      assertThat(client.send(REQUEST + "\r\n").read().body()).contains("remote=192.0.2.7 ");
    }
    try (RawHttp client = proxied.connect()) {
      byte[] header =
          HexFormat.of().parseHex(V2_SIGNATURE + "2111000c" + "c0000207" + "c6336401" + "15b301bb");
      client.send(header).send(REQUEST + "\r\n");
      assertThat(client.read().body()).contains("remote=192.0.2.7 local=198.51.100.1:443 ");
    }
    try (RawHttp client = proxied.connect()) {
      client.send(HexFormat.of().parseHex(V2_SIGNATURE + "20000000")).send(REQUEST + "\r\n");
      assertThat(client.read().body()).as("LOCAL").contains("remote=127.0.0.1 ");
    }
  }

  @Test
  void closesAConnectionWhoseHeaderIsMissingOrFaulty() {
    for (String beginning :
        new String[] {
          REQUEST + "\r\n",
          "PROXY TCP4 192.0.2.7 198.51.100.1 5555\r\n",
          "PROXY TCP4 localhost 198.51.100.1 5555 443\r\n",
          "PROXY TCP4 " + "1".repeat(200),
          new String(
              HexFormat.of().parseHex(V2_SIGNATURE + "21110004" + "c0000207"),
              StandardCharsets.ISO_8859_1)
        }) {
      try (RawHttp client = proxied.connect()) {
        client.send(beginning).sendWhatIsTaken((REQUEST + "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(client.readToEnd()).as(beginning).isEmpty();
      }
    }
  }

  @Test
  void closesAConnectionWhoseHeaderDoesNotComeInTime() {
    try (RawHttp client = proxied.connect().patience(Duration.ofSeconds(10))) {
      client.send("PROXY TCP4 192.");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void refusesThePROXYHeaderOfAStrangerAndServesHimWithoutOne() {
    for (String header :
        new String[] {
          V1,
          new String(
              HexFormat.of()
                  .parseHex(V2_SIGNATURE + "2111000c" + "c0000207" + "c6336401" + "15b301bb"),
              StandardCharsets.ISO_8859_1)
        }) {
      try (RawHttp stranger = forwarding.connect()) {
        stranger.send(header + REQUEST + "\r\n");
        assertThat(stranger.readToEnd()).startsWith("HTTP/1.1 400 ").doesNotContain("remote=");
      }
    }
    assertThat(forwarded().body()).contains("remote=127.0.0.1 ");
  }
}
