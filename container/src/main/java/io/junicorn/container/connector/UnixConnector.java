package io.junicorn.container.connector;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connector on a Unix-domain socket. A socket that a dead process has left behind is replaced;
 * one that somebody listens to is refused, and so is a file that is no socket.
 *
 * <p>Jetty's own connector for these sockets deletes whatever lies at the path when it stops, also
 * the socket of a successor, and does not keep the limit of connections.
 */
final class UnixConnector extends AbstractConnector {
  private static final Logger LOG = LoggerFactory.getLogger(UnixConnector.class);

  /** Of a file's mode, as stat(2) has it. */
  private static final int FILE_TYPE = 0170000;

  private static final int SOCKET = 0140000;

  private final Path path;
  private final Set<PosixFilePermission> permissions;
  private final int backlog;
  private final SelectorManager selectors;
  private final ReadAhead readAhead = new ReadAhead();
  private volatile @Nullable AcceptQueue listening;
  private @Nullable Object fileKey;

  UnixConnector(
      Server server,
      Executor machinery,
      Path path,
      Set<PosixFilePermission> permissions,
      int backlog,
      ConnectionFactory... factories) {
    super(server, machinery, null, null, 1, factories);
    this.path = path;
    this.permissions = Set.copyOf(permissions);
    this.backlog = backlog;
    this.selectors = new Selectors();
    installBean(selectors, true);
  }

  Path path() {
    return path;
  }

  @Override
  protected void doStart() throws Exception {
    getBeans(SelectorManager.SelectorManagerListener.class).forEach(selectors::addEventListener);
    listen();
    super.doStart();
  }

  private void listen() throws CannotListenException {
    try {
      removeStale();
      listening = new AcceptQueue(open(), selectors::accept);
    } catch (IOException e) {
      throw new CannotListenException("--bind unix:" + path + ": " + explain(e), e);
    }
  }

  private String explain(IOException e) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return "there is no folder " + folder;
    }
    return e instanceof FileSystemException
        ? e.getClass().getSimpleName() + " " + e.getMessage()
        : String.valueOf(e.getMessage());
  }

  private ServerSocketChannel open() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(path), backlog);
      Files.setPosixFilePermissions(path, permissions);
      fileKey = keyOf(path);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void removeStale() throws IOException {
    int mode;
    try {
      mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException free) {
      return;
    }
    if ((mode & FILE_TYPE) != SOCKET) {
      throw new IOException("there is something that is no socket");
    }
    try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      throw new IOException("another process listens on " + probe.getRemoteAddress());
    } catch (ConnectException nobody) {
      LOG.info("removing unix:{}, which a dead process has left", path);
      Files.delete(path);
    }
  }

  /**
   * Closes the listening socket when all that wait there are accepted, and removes it from the file
   * system; connections stay.
   */
  void stopListening() {
    AcceptQueue queue = listening;
    if (queue == null) {
      return;
    }
    try {
      queue.close(isRunning() && isAccepting());
      listening = null;
      // A successor may have put its own one there already.
      if (Objects.equals(keyOf(path), fileKey)) {
        Files.delete(path);
      }
    } catch (NoSuchFileException gone) {
      LOG.debug("unix:{} is gone already", path);
    } catch (IOException e) {
      LOG.warn("cannot remove unix:{}", path, e);
    }
  }

  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  @Override
  protected void doStop() throws Exception {
    stopListening();
    super.doStop();
    getBeans(SelectorManager.SelectorManagerListener.class).forEach(selectors::removeEventListener);
  }

  @Override
  protected void accept(int acceptor) throws IOException {
    AcceptQueue queue = listening;
    if (queue != null) {
      queue.next();
    }
  }

  @Override
  public @Nullable Object getTransport() {
    AcceptQueue queue = listening;
    return queue == null ? null : queue.channel();
  }

  private final class Selectors extends SelectorManager {
    Selectors() {
      super(UnixConnector.this.getExecutor(), UnixConnector.this.getScheduler(), 1);
    }

    @Override
    protected EndPoint newEndPoint(
        SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
      SocketChannelEndPoint endPoint =
          new LazyEndPoint((SocketChannel) channel, selector, key, getScheduler(), readAhead);
      endPoint.setIdleTimeout(getIdleTimeout());
      return endPoint;
    }

    @Override
    public Connection newConnection(
        SelectableChannel channel, EndPoint endPoint, Object attachment) {
      return getDefaultConnectionFactory().newConnection(UnixConnector.this, endPoint);
    }

    @Override
    protected void endPointOpened(EndPoint endPoint) {
      super.endPointOpened(endPoint);
      onEndPointOpened(endPoint);
    }

    @Override
    protected void endPointClosed(EndPoint endPoint) {
      onEndPointClosed(endPoint);
      super.endPointClosed(endPoint);
    }
  }
}
