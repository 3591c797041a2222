package io.junicorn.loadtests.peers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the peers in Java do beyond that: uploads, and a command line that is the same for all. */
public abstract class JavaPeerContract extends PeerContract {
  /** The contract of a peer. */
  protected JavaPeerContract(Peer peer) {
    super(peer);
  }

  @Test
  void takesAnUpload() throws IOException, InterruptedException {
    String body =
        """
        --b
        Content-Disposition: form-data; name="f"; filename="a.txt"
        Content-Type: text/plain

        abc
        --b--
        """
            .replace("\n", "\r\n");
    assertThat(PeerProcess.post(port(), "/upload", "multipart/form-data; boundary=b", body).body())
        .isEqualTo(
            "part=f file=a.txt size=3 sha256="
                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n");
  }

  @Test
  void letsARequestInFlightEnd() throws IOException, InterruptedException {
    try (InputStream events = PeerProcess.stream(port(), "/notifications?count=15&every=100")) {
      assertThat(events.read()).isEqualTo('i');
      process().terminate();
      assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8)).contains("id: 15\n");
    }
    process().awaitExit();
  }

  @Test
  void saysWhichPortIsTaken() throws IOException, InterruptedException {
    try (PeerProcess second = peer().start(port())) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output()).contains("port " + port() + " of 127.0.0.1 is in use");
    }
  }

  @Test
  void saysHowItIsCalled() throws IOException, InterruptedException {
    try (PeerProcess wrong = peer().start(Map.of("PORT", "none"))) {
      assertThat(wrong.awaitExit()).isEqualTo(2);
      assertThat(wrong.output()).contains("usage: ");
    }
  }
}
