package io.junicorn.container.connector;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP connector that resets nobody when it stops listening. Jetty's own closes the socket while
 * its acceptor blocks, and the system then resets the connections that it has made and nobody has
 * accepted yet: a proxy has perhaps sent a request on one, and repeats no POST.
 *
 * <p>Connections are accepted by the one acceptor, which also closes the socket when it is told to:
 * at a moment when nobody waits there.
 */
final class TcpConnector extends ServerConnector {
  private static final Logger LOG = LoggerFactory.getLogger(TcpConnector.class);
  private static final Duration LAST_ONES = Duration.ofSeconds(1);

  private final CountDownLatch acceptedAll = new CountDownLatch(1);
  private final Selector waiting;
  private @Nullable ServerSocketChannel listening;
  private volatile boolean closing;

  TcpConnector(Server server, Executor machinery, int selectors, ConnectionFactory... factories) {
    super(server, machinery, null, null, 1, selectors, factories);
    try {
      waiting = Selector.open();
    } catch (IOException e) {
      throw new IllegalStateException("no selector to accept with", e);
    }
  }

  @Override
  protected ServerSocketChannel openAcceptChannel() throws IOException {
    ServerSocketChannel channel = super.openAcceptChannel();
    listening = channel;
    return channel;
  }

  @Override
  public void accept(int acceptor) throws IOException {
    ServerSocketChannel channel = listening;
    if (channel == null || !channel.isOpen()) {
      return;
    }
    if (channel.isBlocking()) {
      channel.configureBlocking(false);
      channel.register(waiting, SelectionKey.OP_ACCEPT);
    }
    waiting.select();
    waiting.selectedKeys().clear();
    if (closing) {
      acceptAll(channel);
    } else {
      accept(channel);
    }
  }

  private void acceptAll(ServerSocketChannel channel) throws IOException {
    try (channel) {
      // A channel listens for as long as a selector knows it.
      waiting.close();
      while (accept(channel)) {
        // Those that the system has connected already.
      }
    } finally {
      acceptedAll.countDown();
    }
  }

  private boolean accept(ServerSocketChannel channel) throws IOException {
    SocketChannel accepted = channel.accept();
    if (accepted == null) {
      return false;
    }
    accepted.configureBlocking(false);
    configure(accepted.socket());
    getSelectorManager().accept(accepted);
    return true;
  }

  /** Closes the listening socket when all that wait there are accepted. */
  void stopListening() {
    closing = true;
    if (isRunning() && isAccepting()) {
      waiting.wakeup();
      awaitLastOnes();
    }
    var _ = shutdown();
    close();
  }

  @Override
  public void close() {
    super.close();
    try {
      // Only then does the system close a channel that a selector knows.
      waiting.close();
    } catch (IOException e) {
      LOG.warn("{} cannot close its selector", this, e);
    }
  }

  private void awaitLastOnes() {
    try {
      if (!acceptedAll.await(LAST_ONES.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} does not stop accepting, and is closed", this);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
