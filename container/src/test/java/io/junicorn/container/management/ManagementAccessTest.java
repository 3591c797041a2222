package io.junicorn.container.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.config.HostPort;
import io.junicorn.container.config.Secret;
import io.junicorn.container.lifecycle.State;
import io.junicorn.greenlet.GreenletState;
import io.junicorn.greenlet.TreeQuery;
import io.junicorn.greenlet.TreeReport;
import io.junicorn.hub.monitor.Stall;
import io.junicorn.hub.monitor.StallReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who sees what of the management port; the port itself is one of loopback, whatever it is told.
 */
class ManagementAccessTest {
  private static final HostPort LOOPBACK = new HostPort("127.0.0.1", 0);
  private static final HostPort ANYWHERE = new HostPort("0.0.0.0", 0);
  private static final Optional<Secret> NO_TOKEN = Optional.empty();
  private static final Optional<Secret> TOKEN = Optional.of(new Secret("0123456789abcdef"));
  private static final String BEARER = "Authorization: Bearer 0123456789abcdef";

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private void serve(HostPort address, Optional<Secret> token) throws Exception {
    ManagementAccess access = new ManagementAccess(address, token);
    StatusSource source = new OneGreenlet();
    ManagementHandler handler = new ManagementHandler(source, access);
    handler.look(source);
    handler.add("/change", new Page(Need.CHANGE, ManagementAccessTest::changed));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler);
    server.start();
  }

  private static void changed(Request request, Response response, Callback callback) {
    response.setStatus(HttpStatus.ACCEPTED_202);
    callback.succeeded();
  }

  private String ask(String line, String... headers) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      String head = line + " HTTP/1.0\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      if (headers.length == 0) {
        head = line + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n";
      }
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int status(String line, String... headers) {
    return Integer.parseInt(ask(line, headers).substring(9, 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/metrics"})
  void probesAndScrapersNeedNothing(String path) throws Exception {
    serve(ANYWHERE, TOKEN);
    assertThat(status("GET " + path)).isEqualTo(200);
    assertThat(status("GET " + path, "Host: somewhere.example")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /status", "GET /greenlets", "POST /change"})
  void offLoopbackWithoutATokenNothingElseIsShown(String line) throws Exception {
    serve(ANYWHERE, NO_TOKEN);
    String answer = ask(line);
    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("set management-token");
    assertThat(status(line, "Host: 127.0.0.1", BEARER)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /status", "GET /greenlets", "POST /change"})
  void aTokenThatIsSetIsNeededEverywhere(String line) throws Exception {
    serve(LOOPBACK, TOKEN);
    String answer = ask(line);
    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate: Bearer");
    assertThat(status(line, "Host: a", "Authorization: Bearer 0123456789abcdeg")).isEqualTo(401);
    assertThat(status(line, "Host: a", "Authorization: Bearer")).isEqualTo(401);
    assertThat(status(line, "Host: a", "Authorization: Basic 0123456789abcdef")).isEqualTo(401);
    assertThat(status(line, "Host: a", BEARER)).isBetween(200, 202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.0.0.1:9000", "localhost:9000", "[::1]:9000", "LOCALHOST"})
  void onLoopbackNamesOfThisMachineAreServed(String host) throws Exception {
    serve(LOOPBACK, NO_TOKEN);
    assertThat(status("GET /status", "Host: " + host)).isEqualTo(200);
    assertThat(status("POST /change", "Host: " + host)).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:9000", "127.0.0.1.evil.example", "localhost."})
  void aNameOfSomebodyElseThatPointsHereIsNotServed(String host) throws Exception {
    serve(LOOPBACK, NO_TOKEN);
    assertThat(ask("GET /status", "Host: " + host))
        .startsWith("HTTP/1.1 403 ")
        .contains("set management-token");
    assertThat(status("POST /change", "Host: " + host)).isEqualTo(403);
  }

  @Test
  void aPageOfAnotherSiteChangesNothing() throws Exception {
    serve(LOOPBACK, NO_TOKEN);
    String host = "Host: localhost:9000";
    assertThat(status("POST /change", host, "Origin: http://evil.example")).isEqualTo(403);
    assertThat(status("POST /change", host, "Origin: null")).isEqualTo(403);
    assertThat(status("POST /change", host, "Origin: http://localhost:8000")).isEqualTo(403);
    assertThat(status("POST /change", host, "Sec-Fetch-Site: cross-site")).isEqualTo(403);
    assertThat(status("POST /change", host, "Origin: http://localhost:9000")).isEqualTo(202);
    assertThat(status("GET /change", host)).isEqualTo(405);
  }

  @Test
  void whatUsersSentAlongIsShownForTheTokenOnly() throws Exception {
    serve(LOOPBACK, NO_TOKEN);
    for (String path : new String[] {"/greenlets", "/greenlets?format=json", "/stalls"}) {
      assertThat(ask("GET " + path))
          .contains("GET /mail?to=***&***")
          .doesNotContain("somebody", "secret");
    }
  }

  @Test
  void whoHasTheTokenSeesAll() throws Exception {
    serve(ANYWHERE, TOKEN);
    assertThat(ask("GET /greenlets", "Host: a", BEARER)).contains("to=somebody&secret");
  }

  private static final class OneGreenlet implements StatusSource {
    @Override
    public State state() {
      return State.READY;
    }

    @Override
    public Map<String, Object> status() {
      return Map.of("state", "ready");
    }

    @Override
    public TreeReport greenlets(TreeQuery query) {
      return new TreeReport(
          1,
          1,
          List.of(
              new TreeReport.Entry(
                  1,
                  "greenlet-1",
                  query.words().apply("GET /mail?to=somebody&secret"),
                  OptionalLong.empty(),
                  false,
                  0,
                  Duration.ZERO,
                  GreenletState.RUNNING,
                  "here",
                  List.of(),
                  TreeReport.Activity.UNKNOWN)));
    }

    @Override
    public int stalled() {
      return 1;
    }

    @Override
    public List<Stall> stalls() {
      return List.of(
          new Stall(
              1,
              1,
              "greenlet-1",
              "GET /mail?to=somebody&secret",
              "/",
              "/mail",
              "carrier-1",
              StallReason.CPU,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              false,
              Instant.EPOCH,
              List.of()));
    }

    @Override
    public String series(long since) {
      return "{}";
    }

    @Override
    public String metrics() {
      return "";
    }
  }
}
