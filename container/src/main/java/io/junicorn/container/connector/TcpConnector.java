package io.junicorn.container.connector;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP connector that resets nobody who waits in its {@link AcceptQueue} when it stops listening,
 * as Jetty's own does.
 */
final class TcpConnector extends ServerConnector {
  private static final Logger LOG = LoggerFactory.getLogger(TcpConnector.class);

  private final ReadAhead readAhead = new ReadAhead();
  private volatile @Nullable AcceptQueue queue;

  TcpConnector(Server server, Executor machinery, int selectors, ConnectionFactory... factories) {
    super(server, machinery, null, null, 1, selectors, factories);
  }

  @Override
  protected ServerSocketChannel openAcceptChannel() throws IOException {
    ServerSocketChannel channel = super.openAcceptChannel();
    queue = new AcceptQueue(channel, this::take);
    return channel;
  }

  @Override
  public void accept(int acceptor) throws IOException {
    AcceptQueue current = queue;
    if (current != null) {
      current.next();
    }
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    SocketChannelEndPoint endPoint =
        new LazyEndPoint(channel, selector, key, getScheduler(), readAhead);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  private void take(SocketChannel accepted) throws IOException {
    try {
      // Not by configure(Socket), as Jetty has it: each connection would keep its channel's socket.
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, getAcceptedTcpNoDelay());
    } catch (IOException gone) {
      LOG.debug("{} has no TCP_NODELAY", accepted, gone);
    }
    getSelectorManager().accept(accepted);
  }

  /** Closes the listening socket when all that wait there are accepted. */
  void stopListening() {
    close(isRunning() && isAccepting());
    var _ = shutdown();
    close();
  }

  @Override
  public void close() {
    close(false);
    super.close();
  }

  private void close(boolean accepting) {
    AcceptQueue current = queue;
    if (current == null) {
      return;
    }
    try {
      current.close(accepting);
    } catch (IOException e) {
      LOG.warn("{} cannot close its socket", this, e);
    }
  }
}
