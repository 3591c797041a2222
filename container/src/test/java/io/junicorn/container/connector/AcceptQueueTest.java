package io.junicorn.container.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the system has connected when nobody listens any more is taken, by TCP and otherwise. */
class AcceptQueueTest {
  private static final int WAITING = 5;

  @TempDir private Path folder;
  private final List<SocketChannel> taken = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (SocketChannel channel : clients) {
      channel.close();
    }
    for (SocketChannel channel : taken) {
      channel.close();
    }
  }

  private SocketAddress free(StandardProtocolFamily family) {
    return family == StandardProtocolFamily.UNIX
        ? UnixDomainSocketAddress.of(folder.resolve("socket"))
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"INET", "UNIX"})
  void whoWaitsWhenItClosesIsTakenAndWhoComesLaterIsRefused(StandardProtocolFamily family)
      throws Exception {
    ServerSocketChannel listening = ServerSocketChannel.open(family).bind(free(family));
    SocketAddress address = listening.getLocalAddress();
    AcceptQueue queue = new AcceptQueue(listening, taken::add);
    for (int i = 0; i < WAITING; i++) {
      clients.add(SocketChannel.open(address));
    }
    Thread closer = Thread.ofPlatform().start(() -> closed(queue));
    await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
    queue.next();
    closer.join();
    assertThat(taken).hasSize(WAITING);
    assertThat(listening.isOpen()).isFalse();
    assertThatThrownBy(() -> SocketChannel.open(address)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"INET", "UNIX"})
  void oneAfterTheOtherIsTakenWhileItListens(StandardProtocolFamily family) throws Exception {
    ServerSocketChannel listening = ServerSocketChannel.open(family).bind(free(family));
    AcceptQueue queue = new AcceptQueue(listening, taken::add);
    clients.add(SocketChannel.open(listening.getLocalAddress()));
    clients.add(SocketChannel.open(listening.getLocalAddress()));
    queue.next();
    assertThat(taken).hasSize(1);
    queue.next();
    assertThat(taken).hasSize(2).noneMatch(SocketChannel::isBlocking);
    queue.close(false);
    queue.next();
    assertThat(listening.isOpen()).isFalse();
  }

  private static void closed(AcceptQueue queue) {
    try {
      queue.close(true);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
