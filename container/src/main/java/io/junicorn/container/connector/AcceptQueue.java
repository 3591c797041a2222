package io.junicorn.container.connector;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that the system has made on a listening socket and nobody has accepted yet. The
 * system resets them when the socket is closed: a proxy has perhaps sent a request on one, and
 * repeats no POST. So the one acceptor, which waits with a selector, takes all of them when it is
 * told that nobody listens any more, and closes the socket then.
 *
 * <p>{@link #next} is called by the acceptor alone, {@link #close} by any thread. At {@code
 * max-connections} there is no acceptor, and who waits is reset all the same.
 */
final class AcceptQueue {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptQueue.class);
  private static final Duration LAST_ONES = Duration.ofSeconds(1);

  private final ServerSocketChannel channel;
  private final Taker taker;
  private final Selector waiting;
  private final CountDownLatch acceptedAll = new CountDownLatch(1);
  private volatile boolean closing;

  /** What becomes of an accepted connection, which does not block. */
  interface Taker {
    void take(SocketChannel accepted) throws IOException;
  }

  AcceptQueue(ServerSocketChannel channel, Taker taker) throws IOException {
    this.channel = channel;
    this.taker = taker;
    try {
      this.waiting = Selector.open();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The socket. */
  ServerSocketChannel channel() {
    return channel;
  }

  /** Waits for a connection and takes it; the last time, all there are. */
  void next() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try {
      await();
    } catch (ClosedSelectorException e) {
      LOG.debug("{} was closed while its acceptor waited", channel, e);
      return;
    }
    if (closing) {
      acceptAll();
    } else {
      accept();
    }
  }

  private void await() throws IOException {
    if (channel.isBlocking()) {
      // Not before: Jetty makes a channel block that it has opened.
      channel.configureBlocking(false);
      channel.register(waiting, SelectionKey.OP_ACCEPT);
    }
    waiting.select();
    waiting.selectedKeys().clear();
  }

  private void acceptAll() throws IOException {
    try (channel) {
      // A channel listens for as long as a selector knows it.
      waiting.close();
      while (accept()) {
        // Those that the system has connected already.
      }
    } finally {
      acceptedAll.countDown();
    }
  }

  private boolean accept() throws IOException {
    SocketChannel accepted = channel.accept();
    if (accepted == null) {
      return false;
    }
    accepted.configureBlocking(false);
    taker.take(accepted);
    return true;
  }

  /**
   * Closes the socket.
   *
   * @param accepting whether the acceptor is there, to take those who wait first
   */
  void close(boolean accepting) throws IOException {
    closing = true;
    if (accepting && channel.isOpen()) {
      waiting.wakeup();
      awaitLastOnes();
    }
    try (channel) {
      // Only then does the system close a channel that a selector knows.
      waiting.close();
    }
  }

  private void awaitLastOnes() {
    try {
      if (!acceptedAll.await(LAST_ONES.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the acceptor of {} does not end, and its socket is closed", channel);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
