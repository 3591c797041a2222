package io.junicorn.loadtests.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyNetworkTest {
  private static final int PATIENCE = 20_000;

  private final EchoServer server;
  private final FaultyNetwork network;

  FaultyNetworkTest() throws IOException {
    server = new EchoServer();
    network = FaultyNetwork.to(server::address);
  }

  @BeforeEach
  void nothingIsOpen() {
    assertThat(network.connections()).isZero();
  }

  @AfterEach
  void close() throws IOException {
    network.close();
    server.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), network.port());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String receive(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  private void awaitConnections(int count) {
    await().until(network::connections, open -> open == count);
  }

  @Test
  void forwardsBothWaysAndTheEndToo() throws IOException {
    try (Socket client = connect()) {
      send(client, "hello");
      assertThat(receive(client, 5)).isEqualTo("hello");
      assertThat(network.connections()).isEqualTo(1);
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    awaitConnections(0);
    assertThat(server.ends()).isEqualTo(1);
    assertThat(server.failures()).isEmpty();
  }

  @Test
  void latencyDelaysEachDirection() throws IOException {
    network.latency(Duration.ofMillis(60));
    try (Socket client = connect()) {
      for (int round = 0; round < 3; round++) {
        long start = System.nanoTime();
        send(client, "ping");
        assertThat(receive(client, 4)).isEqualTo("ping");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isGreaterThanOrEqualTo(Duration.ofMillis(120));
      }
    }
  }

  @Test
  void manyBytesKeepTheirOrderWhileTheLatencyChanges() throws Exception {
    byte[] sent = new byte[8 * 1024 * 1024];
    new Random(1).nextBytes(sent);
    network.latency(Duration.ofMillis(40));
    try (Socket client = connect()) {
      FutureTask<byte[]> received =
          new FutureTask<>(() -> client.getInputStream().readNBytes(sent.length));
      Thread.ofVirtual().start(received);
      int quarter = sent.length / 4;
      for (int i = 0; i < 4; i++) {
        client.getOutputStream().write(sent, i * quarter, quarter);
        network.latency(Duration.ofMillis(30 - i * 10));
      }
      assertThat(received.get(PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo(sent);
    }
  }

  @Test
  void cuttingResetsBothSidesOfEveryConnection() throws IOException {
    try (Socket one = connect();
        Socket two = connect()) {
      send(one, "1");
      send(two, "2");
      receive(one, 1);
      receive(two, 1);
      network.cutAll();
      assertThatThrownBy(() -> one.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> two.getInputStream().read()).isInstanceOf(SocketException.class);
      awaitConnections(0);
      await().until(() -> server.failures().size() == 2);
      assertThat(server.failures()).allMatch(SocketException.class::isInstance);
    }
    try (Socket next = connect()) {
      send(next, "3");
      assertThat(receive(next, 1)).isEqualTo("3");
    }
  }

  @Test
  void whatWaitsForItsLatencyIsCutToo() throws IOException {
    try (Socket client = connect()) {
      send(client, "1");
      receive(client, 1);
      network.latency(Duration.ofHours(1));
      send(client, "2");
      network.cutAll();
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      awaitConnections(0);
    }
  }

  @Test
  void refusedConnectionsEndAtOnceAndOpenOnesGoOn() throws IOException {
    try (Socket open = connect()) {
      send(open, "1");
      assertThat(receive(open, 1)).isEqualTo("1");
      network.refuse(true);
      assertThat(endsUnanswered()).isTrue();
      send(open, "2");
      assertThat(receive(open, 1)).isEqualTo("2");
      assertThat(server.accepted()).isEqualTo(1);
      network.refuse(false);
      try (Socket next = connect()) {
        send(next, "3");
        assertThat(receive(next, 1)).isEqualTo("3");
      }
    }
  }

  private boolean endsUnanswered() throws IOException {
    try (Socket client = connect()) {
      return client.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void hangingForwardsNothingUntilItEnds() throws IOException {
    try (Socket open = connect()) {
      send(open, "1");
      assertThat(receive(open, 1)).isEqualTo("1");
      network.hang(true);
      send(open, "2");
      try (Socket late = connect()) {
        send(late, "3");
        awaitConnections(2);
        assertSilent(open);
        assertSilent(late);
        assertThat(server.accepted()).isEqualTo(1);
        network.hang(false);
        assertThat(receive(open, 1)).isEqualTo("2");
        assertThat(receive(late, 1)).isEqualTo("3");
      }
    }
    awaitConnections(0);
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(100);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(PATIENCE);
  }

  @Test
  void aHangingConnectionCanBeCut() throws IOException {
    network.hang(true);
    try (Socket client = connect()) {
      awaitConnections(1);
      network.cutAll();
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      awaitConnections(0);
      network.hang(false);
    }
  }

  @Test
  void aServerThatIsNotThereResetsTheClientAndMayMove() throws IOException {
    InetSocketAddress nowhere;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = (InetSocketAddress) free.getLocalSocketAddress();
    }
    InetSocketAddress[] target = {nowhere};
    try (FaultyNetwork moving = FaultyNetwork.to(() -> target[0])) {
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), moving.port())) {
        client.setSoTimeout(PATIENCE);
        assertThatThrownBy(() -> client.getInputStream().read())
            .isInstanceOf(SocketException.class);
      }
      target[0] = server.address();
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), moving.port())) {
        client.setSoTimeout(PATIENCE);
        send(client, "here");
        assertThat(receive(client, 4)).isEqualTo("here");
      }
    }
  }

  @Test
  void closingEndsEverything() throws IOException {
    try (Socket client = connect()) {
      send(client, "1");
      receive(client, 1);
      network.close();
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(this::connect).isInstanceOf(SocketException.class);
      awaitConnections(0);
    }
  }
}
