package io.junicorn.loadtests.peers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every peer answers, in every language. */
public abstract class PeerContract {
  private static final String EVENT =
      "id: %d\nevent: notification\ndata: \\{\"number\":%d,\"time\":\"[^\"]+Z\"}\n\n";

  private final Peer peer;
  private int port;
  private @Nullable PeerProcess process;

  /** The contract of a peer. */
  protected PeerContract(Peer peer) {
    this.peer = peer;
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    port = PeerProcess.freePort();
    process = peer.start(port).await(peer.ready());
  }

  @AfterEach
  void end() throws IOException {
    if (process != null) {
      process.close();
    }
  }

  /** The peer, for tests that start another one. */
  protected final Peer peer() {
    return peer;
  }

  /** The port of the running peer. */
  protected final int port() {
    return port;
  }

  /** The running peer. */
  protected final PeerProcess process() {
    return Objects.requireNonNull(process);
  }

  /** The body of a GET that is answered 200. */
  protected final String ok(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = PeerProcess.get(port, path);
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    return response.body();
  }

  @Test
  void answersTheScenesOfTheSample() throws IOException, InterruptedException {
    assertThat(ok("/hello")).isEqualTo("Hello, world!\n");
    assertThat(ok("/delay?ms=1")).isEqualTo("Slept for 1 ms.\n");
    assertThat(ok("/primes?n=100")).matches("primes below 100: 25\nelapsed ms: \\d+\n");
    assertThat(ok("/download?bytes=70000")).hasSizeGreaterThan(30_000);
    assertThat(ok("/fetch?ms=1")).matches("upstream status: 200\nbytes: 16\nelapsed ms: \\d+\n");
    assertThat(ok("/notifications?count=2&every=10"))
        .matches(EVENT.formatted(1, 1) + EVENT.formatted(2, 2));
  }

  /** One that serves: a worker of gunicorn that is still booting loses the signal. */
  @Test
  void endsAtTheSignal() throws IOException, InterruptedException {
    assertThat(ok("/hello")).isEqualTo("Hello, world!\n");
    process().terminate();
    process().awaitExit();
  }
}
