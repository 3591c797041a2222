package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.ClientServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.SessionServlet;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.TestCertificate;
import io.junicorn.container.it.support.TestWar;
import io.junicorn.container.it.support.TrustingTls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS beside clear text, from PEM files that change. */
class TlsIT {
  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static Path certfile;
  private static Path keyfile;
  private static JunicornProcess server;
  private static int securePort;
  private static int clearPort;

  @BeforeAll
  static void start() {
    certificate = TestCertificate.create(folder);
    certfile = folder.resolve("tls.crt");
    keyfile = folder.resolve("tls.key");
    certificate.writeCertificate(certfile).writeKey(keyfile);
    server =
        JunicornProcess.serving(war())
            .with("--certfile", certfile.toString(), "--keyfile", keyfile.toString())
            .with("--bind", "http://127.0.0.1:0")
            .with("--h2c-upgrade", "--security-headers")
            .with("--tls-reload-interval", "200ms", "--header-timeout", "4s")
            .start();
    securePort = server.ports()[0];
    clearPort = server.ports()[1];
  }

  private static Path war() {
    return TestWar.of(ClientServlet.class, HitServlet.class, SessionServlet.class)
        .write(folder.resolve("ROOT.war"));
  }

  private static URI secure(String path) {
    return URI.create("https://localhost:" + securePort + path);
  }

  private static URI clear(String path) {
    return URI.create("http://localhost:" + clearPort + path);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().sslContext(TrustingTls.context()).build();
  }

  private static X509Certificate served(int port, String name) throws IOException {
    try (SSLSocket socket = TrustingTls.connect(port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void speaksHttp2WithThoseWhoOfferItAndHttp11WithOthers() throws IOException {
    try (HttpClient client = client()) {
      HttpResponse<String> response = Http.send(client, Http.to(secure("/client")));
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(response.body())
          .startsWith("HTTP/2.0 secure=true url=https://localhost:" + securePort + "/client ");
    }
    try (SSLSocket socket = TrustingTls.connect(securePort);
        RawHttp plain = RawHttp.over(socket)) {
      assertThat(plain.get("/client").body())
          .startsWith("HTTP/1.1 secure=true url=https://localhost/client ");
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void speaksClearTextWhereTheAddressSaysSo() {
    try (RawHttp plain = RawHttp.connect(clearPort)) {
      assertThat(plain.get("/client").body()).startsWith("HTTP/1.1 secure=false url=http:");
    }
  }

  @Test
  void upgradesClearTextToHttp2WhereTheFlagSaysSo() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> upgraded = Http.send(client, Http.to(clear("/client")));
      assertThat(upgraded.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(upgraded.body()).startsWith("HTTP/2.0 secure=false url=http:");
    }
  }

  @Test
  void saysThatTlsIsWantedAndKeepsCookiesWithinItWhereTheClientSpeaksIt() {
    try (HttpClient client = client()) {
      assertSaysSecure(true, Http.send(client, Http.to(secure("/session"))));
      assertSaysSecure(false, Http.send(client, Http.to(clear("/session"))));
      assertSaysSecure(
          true, Http.send(client, Http.to(clear("/session")).header("X-Forwarded-Proto", "https")));
    }
  }

  private static void assertSaysSecure(boolean secure, HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Strict-Transport-Security").isPresent())
        .isEqualTo(secure);
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow().contains("Secure"))
        .isEqualTo(secure);
  }

  @Test
  void speaksTls12AndRefusesTls11() throws IOException {
    try (SSLSocket socket = TrustingTls.connect(securePort)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
    }
    try (RawHttp raw = RawHttp.connect(securePort)) {
      // A ClientHello of version 3.2 with four usual cipher suites and nothing else.
      raw.send(
          HexFormat.of()
              .parseHex(
                  "1603010033"
                      + "0100002f0302"
                      + "00".repeat(32)
                      + "00"
                      + "0008c013c014002f0035"
                      + "0100"));
      String alert = raw.readToEnd();
      assertThat(alert).as("an alert").startsWith("\u0015");
      assertThat(alert.charAt(6)).as("protocol_version").isEqualTo((char) 70);
    }
  }

  @Test
  void closesAHandshakeThatTakesTooLong() throws IOException {
    try (RawHttp silent = RawHttp.connect(securePort).patience(Duration.ofSeconds(10))) {
      silent.send(new byte[] {0x16, 3, 1, 1, 0, 1});
      assertThat(silent.readToEnd()).isEmpty();
    }
    try (SSLSocket socket = TrustingTls.connect(securePort);
        RawHttp dripping = RawHttp.over(socket)) {
      assertThat(dripping.get("/hit").status()).isEqualTo(200);
      dripping.send("GET /hit HTTP/1.1\r\n");
      assertThat(dripping.readToEnd()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void takesNewFilesIntoUseWhileItServesAndKeepsTheOldWhenTheyAreBad() throws IOException {
    try (SSLSocket socket = TrustingTls.connect(securePort);
        RawHttp old = RawHttp.over(socket)) {
      assertThat(old.get("/hit").status()).isEqualTo(200);
      TestCertificate next = TestCertificate.create(folder);
      next.writeCertificate(certfile).writeKey(keyfile);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> served(securePort, "localhost").equals(next.certificate()));
      assertThat(old.get("/hit").status()).as("on the old connection").isEqualTo(200);

      double failures = server.management().metric("junicorn_tls_certificate_failures_total");
      Files.writeString(certfile, "no certificate");
      server.management().awaitMetric(failures + 1, "junicorn_tls_certificate_failures_total");
      assertThat(served(securePort, "localhost")).isEqualTo(next.certificate());
      assertThat(server.output())
          .contains("the old certificate stays in use: certfile " + certfile);
      assertThat(server.management().metric("junicorn_tls_certificate_lifetime")).isPositive();
    }
  }

  @Test
  void choosesACertificateByTheNameThatTheClientAsksFor() throws IOException {
    TestCertificate two = TestCertificate.create(folder, "a.example").and("b.example");
    try (JunicornProcess other =
        JunicornProcess.serving(war())
            .with("--keystore", two.keystore().toString())
            .with("--keystore-password", TestCertificate.PASSWORD)
            .with("--no-http2")
            .start()) {
      for (String name : List.of("a.example", "b.example")) {
        assertThat(served(other.port(), name).getSubjectX500Principal().getName())
            .isEqualTo("CN=" + name);
      }
      try (HttpClient client = client()) {
        URI uri = URI.create("https://localhost:" + other.port() + "/hit");
        assertThat(Http.send(client, Http.to(uri)).version())
            .isEqualTo(HttpClient.Version.HTTP_1_1);
      }
    }
  }
}
