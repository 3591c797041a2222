package io.junicorn.container.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.container.config.Cidr;
import io.junicorn.container.trust.TrustedPeers;
import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

/** Whom the headers of trusted proxies name. 10.0.0.0/8 and 2001:db8:f::/48 are trusted here. */
class ForwardedHeadersTest {
  private static final TrustedPeers TRUSTED =
      new TrustedPeers(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("2001:db8:f::/48")));

  private static ForwardedHeaders read(String... namesAndValues) {
    HttpFields.Mutable fields = HttpFields.build();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return ForwardedHeaders.read(fields, TRUSTED);
  }

  private static void assertClient(String expected, String... namesAndValues) {
    assertThat(read(namesAndValues).client()).isEqualTo(InetAddress.ofLiteral(expected));
  }

  private static void assertRefused(String... namesAndValues) {
    assertThatThrownBy(() -> read(namesAndValues))
        .as(String.join(" ", namesAndValues))
        .isInstanceOf(BadForwardedException.class);
  }

  @Test
  void theClientIsTheRightmostHopThatIsNotTrusted() {
    assertClient("192.0.2.7", "X-Forwarded-For", "192.0.2.7");
    assertClient("192.0.2.7", "X-Forwarded-For", "forged, 203.0.113.9, 192.0.2.7");
    assertClient("192.0.2.7", "X-Forwarded-For", "203.0.113.9, 192.0.2.7,, 10.1.2.3");
    assertClient(
        "192.0.2.7", "X-Forwarded-For", "203.0.113.9, 192.0.2.7", "x-forwarded-for", "10.1.2.3");
    assertClient("10.1.2.3", "X-Forwarded-For", "10.1.2.3, 10.4.5.6");
    assertClient("2001:db8::7", "X-Forwarded-For", "[2001:db8::7]:99, 2001:db8:f::1");
    assertClient("192.0.2.7", "Forwarded", "for=_forged, for=192.0.2.7;by=x, for=10.1.2.3");
    assertClient("2001:db8::7", "Forwarded", "for=\"[2001:db8::7]:99\" ; proto=https");
  }

  @Test
  void aHopThatIsNotToldEndsTheWay() {
    assertClient("10.1.2.3", "X-Forwarded-For", "192.0.2.7, unknown, 10.1.2.3");
    assertThat(read("X-Forwarded-For", "192.0.2.7, unknown").client()).isNull();
    assertThat(read("Forwarded", "for=192.0.2.7, proto=https").client()).isNull();
  }

  @Test
  void knowsThePortOfTheClient() {
    assertThat(read("X-Forwarded-For", "192.0.2.7:81").clientPort()).isEqualTo(81);
    assertThat(read("X-Forwarded-For", "192.0.2.7").clientPort()).isEqualTo(-1);
  }

  @Test
  void schemeAndHostAreThoseThatTheFirstTrustedProxyHasHeard() {
    ForwardedHeaders said =
        read(
            "Forwarded",
            "for=192.0.2.1;proto=http;host=forged, for=192.0.2.7;proto=https;host=\"a:8443\","
                + " for=10.1.2.3;proto=http;host=inner");
    assertThat(said.scheme()).isEqualTo("https");
    assertThat(said.host()).isEqualTo("a");
    assertThat(said.port()).isEqualTo(8443);
    assertThat(
            read("X-Forwarded-For", "192.0.2.7, 10.1.2.3", "X-Forwarded-Host", "f, a, inner")
                .host())
        .isEqualTo("a");
  }

  @Test
  void takesTheHeadersThatGunicornKnows() {
    assertThat(read("X-Forwarded-Ssl", "on").scheme()).isEqualTo("https");
    assertThat(read("X-Forwarded-Protocol", "ssl").scheme()).isEqualTo("https");
    assertThat(read("X-Forwarded-Proto", "HTTPS", "X-Forwarded-Ssl", "on").scheme())
        .isEqualTo("https");
    assertThat(read("X-Forwarded-Port", "8443").port()).isEqualTo(8443);
  }

  @Test
  void refusesWhatCannotBeRead() {
    assertRefused("X-Forwarded-For", "192.0.2.7, localhost");
    assertRefused("X-Forwarded-For", "127.1");
    assertRefused("X-Forwarded-For", "192.0.2.7:99999");
    assertRefused("X-Forwarded-For", "[2001:db8::7");
    assertRefused("X-Forwarded-Proto", "gopher");
    assertRefused("X-Forwarded-Port", "0");
    assertRefused("X-Forwarded-Port", "+80");
    assertRefused("X-Forwarded-Host", "a b");
    assertRefused("Forwarded", "for");
    assertRefused("Forwarded", "for=\"192.0.2.7");
    assertRefused("Forwarded", "for=192.0.2.7;for=192.0.2.8");
    assertRefused("Forwarded", "for=192.0.2.7 proto=https");
  }

  @Test
  void refusesContradictions() {
    assertRefused("X-Forwarded-Proto", "https,http");
    assertRefused("X-Forwarded-Proto", "https", "X-Forwarded-Ssl", "off");
    assertRefused("X-Forwarded-Host", "a", "Forwarded", "host=b");
    assertRefused("X-Forwarded-Port", "1", "X-Forwarded-Port", "2");
    assertRefused("X-Forwarded-For", "192.0.2.7", "Forwarded", "for=192.0.2.8");
  }
}
