package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The init container's script, with a real shell, a real curl and a real server. */
class FetchWarTest {
  private static final byte[] WAR = "the bytes of a WAR".getBytes(StandardCharsets.UTF_8);
  private static final String LOGIN = "me:geheim";

  @TempDir private Path folder;
  private HttpServer server;
  private String url;

  @BeforeEach
  void startTheServer() throws IOException {
    assumeTrue(Command.exists("curl"), "curl is missing (Debian: curl)");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String login = exchange.getRequestHeaders().getFirst("Authorization");
          String wanted =
              "Basic " + Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
          boolean known =
              switch (exchange.getRequestURI().getPath()) {
                case "/shop.war" -> true;
                case "/private.war" -> wanted.equals(login);
                default -> false;
              };
          exchange.sendResponseHeaders(known ? 200 : 404, known ? WAR.length : -1);
          if (known) {
            exchange.getResponseBody().write(WAR);
          }
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stopTheServer() {
    server.stop(0);
  }

  @Test
  void fetchesEachWarUnderItsName() throws IOException {
    Command fetched =
        fetch("ROOT.war", url + "/shop.war", sum(), "a.war", url + "/shop.war", sum());

    assertThat(fetched.code()).as("%s", fetched.output()).isZero();
    assertThat(folder.resolve("ROOT.war")).hasBinaryContent(WAR);
    assertThat(folder.resolve("a.war")).hasBinaryContent(WAR);
  }

  @Test
  void refusesAWrongChecksumAndLeavesNothing() throws IOException {
    String wrong = "0".repeat(64);

    Command fetched = fetch("ROOT.war", url + "/shop.war", wrong);

    assertThat(fetched.code()).isEqualTo(1);
    assertThat(fetched.output())
        .contains(
            "fetch-war: war.http.files: wrong checksum of ROOT.war from %s/shop.war: sha256 is %s, wanted is %s"
                .formatted(url, sum(), wrong));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysWhatCannotBeFetched() throws IOException {
    Command fetched = fetch("ROOT.war", url + "/none.war", sum());

    assertThat(fetched.code()).isEqualTo(1);
    assertThat(fetched.output())
        .contains("404")
        .contains("war.http.files: ROOT.war cannot be fetched from " + url + "/none.war");
  }

  @Test
  void sendsTheLoginOfANetrcFile(@TempDir Path secrets) throws IOException {
    Path netrc =
        Files.writeString(secrets.resolve("netrc"), "machine 127.0.0.1 login me password geheim\n");

    Command fetched =
        run(Map.of("NETRC", netrc.toString()), List.of("a.war", url + "/private.war", sum()));

    assertThat(fetched.code()).as("%s", fetched.output()).isZero();
    assertThat(folder.resolve("a.war")).hasBinaryContent(WAR);
  }

  @Test
  void trustsTheGivenCas() throws IOException {
    Command fetched =
        run(
            Map.of("CACERT", folder.resolve("none.crt").toString()),
            List.of("a.war", url.replace("http:", "https:") + "/shop.war", sum()));

    assertThat(fetched.code()).isEqualTo(1);
    assertThat(fetched.output()).contains("curl ended with 77", "none.crt");
  }

  @Test
  void needsAChecksum() throws IOException {
    assertThat(fetch("ROOT.war", url + "/shop.war").output())
        .contains("war.http.files: 'ROOT.war' lacks its url or its sha256");
  }

  private Command fetch(String... words) {
    return run(Map.of(), List.of(words));
  }

  private Command run(Map<String, String> environment, List<String> words) {
    List<String> all = new ArrayList<>(List.of("/bin/sh", "junicorn/files/fetch-war.sh"));
    all.add(folder.toString());
    all.addAll(words);
    return Command.run(environment, all.toArray(String[]::new));
  }

  private static String sum() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(WAR));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
