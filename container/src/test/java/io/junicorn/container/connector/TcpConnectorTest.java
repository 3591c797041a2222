package io.junicorn.container.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the system has connected when accepting stops is served. */
class TcpConnectorTest {
  private static final int WAITING = 5;

  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);
  private final Server server = new Server();
  private TcpConnector connector;

  @BeforeEach
  void start() throws Exception {
    Executor machinery = task -> Thread.ofPlatform().daemon().start(task);
    connector = new TcpConnector(server, machinery, 1, new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Served());
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    released.countDown();
    server.stop();
  }

  /** The acceptor is busy with the first one while the others connect. */
  private void holdAcceptor() {
    connector
        .getSelectorManager()
        .addEventListener(
            new SelectorManager.AcceptListener() {
              @Override
              public void onAccepting(SelectableChannel channel) {
                held.countDown();
                try {
                  released.await();
                } catch (InterruptedException e) {
                  // As a slow accept that an interrupt hits.
                  Thread.currentThread().interrupt();
                }
              }
            });
  }

  @Test
  void whoWaitsToBeAcceptedIsServedAndWhoComesLaterIsRefused() throws Exception {
    holdAcceptor();
    int port = connector.getLocalPort();
    List<Socket> clients = new ArrayList<>();
    try {
      for (int i = 0; i < WAITING; i++) {
        clients.add(connect(port));
      }
      held.await();
      Thread stopper = Thread.ofPlatform().start(connector::stopListening);
      await().until(() -> stopper.getState() == Thread.State.TIMED_WAITING || !stopper.isAlive());
      released.countDown();
      stopper.join();
      assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
      for (Socket client : clients) {
        client.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
        assertThat(client.getInputStream().readNBytes(15)).isEqualTo(ascii("HTTP/1.1 200 OK"));
      }
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  @Test
  void aServerThatStopsWithoutADrainListensNoLonger() throws Exception {
    int port = connector.getLocalPort();
    connect(port).close();
    server.stop();
    assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
  }

  private static Socket connect(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static final class Served extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Sink.write(response, true, "ok", callback);
      return true;
    }
  }
}
