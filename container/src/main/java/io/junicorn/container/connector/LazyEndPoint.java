package io.junicorn.container.connector;

import io.junicorn.greenlet.GreenletTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An accepted socket that stays registered for reading while a request is in work.
 *
 * <p>Jetty's own endpoint takes the interest back with each request and asks for it again when the
 * response is out: two system calls and often a wake-up of the selector, for each request. A client
 * seldom sends more before it has its response; if it does, the interest is taken back then, for
 * the selector must not find the same bytes again and again.
 *
 * <p>Between two requests it reads ahead, on the selector's thread, and starts the thread that
 * parses what has come. The head of a response and a short body go out in one piece.
 *
 * <p>What is wanted is changed by any thread, the key by the selector's alone.
 */
final class LazyEndPoint extends SocketChannelEndPoint implements ManagedSelector.SelectorUpdate {
  private static final Logger LOG = LoggerFactory.getLogger(LazyEndPoint.class);

  /** Bytes of a body that is copied rather than written from where it is. */
  private static final int SHORT = 1024;

  private final ManagedSelector selector;
  private final ReadAhead reader;
  private SelectionKey key;

  /** What was read before its connection asked for it; null when there is nothing left of it. */
  private volatile byte @Nullable [] ahead;

  private int taken;

  /** What to tell the connection, once; guarded by this. */
  private int wanted;

  /** What the key is registered for; guarded by this. */
  private int registered;

  /** The selector will call {@link #updateKey}; guarded by this. */
  private boolean updating;

  LazyEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      ReadAhead reader) {
    super(channel, selector, key, scheduler);
    this.reader = reader;
    this.selector = selector;
    this.key = key;
  }

  @Override
  protected void needsFillInterest() {
    if (ahead == null) {
      want(SelectionKey.OP_READ);
    } else {
      parse();
    }
  }

  @Override
  protected void onIncompleteFlush() {
    want(SelectionKey.OP_WRITE);
  }

  /** Whether it was read from the socket, and not parsed, what may be a request. */
  boolean hasReadAhead() {
    return ahead != null;
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    byte[] read = ahead;
    if (read == null) {
      return super.fill(buffer);
    }
    int count = Math.min(read.length - taken, BufferUtil.space(buffer));
    BufferUtil.append(buffer, read, taken, count);
    taken += count;
    if (taken == read.length) {
      ahead = null;
    }
    notIdle();
    return count;
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    boolean joined =
        buffers.length == 2
            && getConnection() instanceof StrictHttpConnection
            && isJoined(buffers[0], buffers[1]);
    return joined ? super.flush(buffers[0]) : super.flush(buffers);
  }

  /** A short body goes behind its header, where there is room: one buffer is cheaper to write. */
  private static boolean isJoined(ByteBuffer header, ByteBuffer body) {
    if (body.remaining() > SHORT
        || body.remaining() > BufferUtil.space(header)
        || header.isReadOnly()) {
      return false;
    }
    BufferUtil.append(header, body);
    return true;
  }

  private void want(int operation) {
    synchronized (this) {
      wanted |= operation;
      if (updating || (registered & operation) != 0) {
        return;
      }
      updating = true;
    }
    selector.submit(this);
  }

  @Override
  public Callback cancelWrite(Throwable cause) {
    Callback cancelled = super.cancelWrite(cause);
    if (cancelled != null) {
      synchronized (this) {
        wanted &= ~SelectionKey.OP_WRITE;
      }
    }
    return cancelled;
  }

  @Override
  public @Nullable Runnable onSelected() {
    int ready = key.readyOps();
    int due;
    synchronized (this) {
      due = ready & wanted;
      wanted &= ~due;
      int idle = ready & ~due;
      // Writing is always possible, sooner or later: nobody stays registered for that.
      register(registered & ~(idle | (ready & SelectionKey.OP_WRITE)));
      updating = true;
    }
    if (due == SelectionKey.OP_READ && isBetweenRequests()) {
      readAhead();
      return null;
    }
    return due == 0 ? null : new Task(due);
  }

  @Override
  public void replaceKey(SelectionKey replacement) {
    super.replaceKey(replacement);
    key = replacement;
  }

  @Override
  public void update(Selector changed) {
    updateKey();
  }

  @Override
  public void updateKey() {
    try {
      synchronized (this) {
        updating = false;
        register(registered | wanted);
      }
    } catch (CancelledKeyException closed) {
      close();
    } catch (Throwable broken) {
      // Thrown on, it would end the selector, and with it all connections.
      LOG.warn("cannot register {}, which is closed", getRemoteSocketAddress(), broken);
      close(broken);
    }
  }

  private void register(int operations) {
    if (operations != registered) {
      registered = operations;
      key.interestOps(operations);
    }
  }

  private boolean isBetweenRequests() {
    return WireConnection.of(this) instanceof WireConnection.Http1(HttpConnection connection)
        && connection.getHttpChannel().getRequest() == null
        // Of TLS it can be taken back above this, and then a new thread reads already.
        && connection.isFillInterested();
  }

  private void readAhead() {
    if (ahead != null) {
      parse();
      return;
    }
    byte[] read = reader.read(getChannel());
    if (read != null) {
      if (read.length == 0) {
        want(SelectionKey.OP_READ);
        return;
      }
      notIdle();
      taken = 0;
      ahead = read;
    }
    parse();
  }

  private void parse() {
    try {
      GreenletTree.newborn(getFillInterest()::fillable);
    } catch (Throwable noThread) {
      close(noThread);
      throw noThread;
    }
  }

  /** Tells the connection that it can read or write, or both. */
  private final class Task implements Invocable.Task, Closeable {
    private final int operations;

    Task(int operations) {
      this.operations = operations;
    }

    private boolean has(int operation) {
      return (operations & operation) != 0;
    }

    @Override
    public void run() {
      if (has(SelectionKey.OP_WRITE)) {
        getWriteFlusher().completeWrite();
      }
      if (has(SelectionKey.OP_READ)) {
        getFillInterest().fillable();
      }
    }

    @Override
    public InvocationType getInvocationType() {
      if (!has(SelectionKey.OP_WRITE)) {
        return getFillInterest().getCallbackInvocationType();
      }
      InvocationType writing = getWriteFlusher().getCallbackInvocationType();
      if (!has(SelectionKey.OP_READ)) {
        return writing;
      }
      return Invocable.combineTypes(writing, getFillInterest().getCallbackInvocationType());
    }

    @Override
    public void close() {
      LazyEndPoint.this.close();
    }
  }
}
