package io.junicorn.container.http2;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Where a session writes: who would write lets the threads run first that are ready to, so that
 * what the other streams have to say by then goes out in one write. Whether that is so is found out
 * by trying: where nothing came of it, the next writes go straight.
 *
 * <p>Jetty's flusher writes from one thread at a time; whoever comes meanwhile leaves its frames to
 * that one.
 */
final class GatheringEndPoint implements EndPoint {
  /** So many writes after one that has waited for nothing. */
  private static final int STRAIGHT = 16;

  private final EndPoint to;
  private final BooleanSupplier moreToWrite;
  private int straight;

  /**
   * @param moreToWrite whether frames wait that are not in this write
   */
  GatheringEndPoint(EndPoint to, BooleanSupplier moreToWrite) {
    this.to = to;
    this.moreToWrite = moreToWrite;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // Without it the writes are smaller, and no less right.
  public void write(Callback callback, ByteBuffer... buffers) {
    if (straight > 0) {
      straight--;
    } else if (Thread.currentThread().isVirtual()) {
      Thread.yield();
      // What has come now is the next write, and has waited.
      straight = moreToWrite.getAsBoolean() ? 1 : STRAIGHT;
    }
    to.write(callback, buffers);
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return to.getLocalSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return to.getRemoteSocketAddress();
  }

  @Override
  public boolean isOpen() {
    return to.isOpen();
  }

  @Override
  public long getCreatedTimeStamp() {
    return to.getCreatedTimeStamp();
  }

  @Override
  public void shutdownOutput() {
    to.shutdownOutput();
  }

  @Override
  public boolean isOutputShutdown() {
    return to.isOutputShutdown();
  }

  @Override
  public boolean isInputShutdown() {
    return to.isInputShutdown();
  }

  @Override
  public void close(@Nullable Throwable cause) {
    to.close(cause);
  }

  @Override
  public Object getTransport() {
    return to.getTransport();
  }

  @Override
  public long getIdleTimeout() {
    return to.getIdleTimeout();
  }

  @Override
  public void setIdleTimeout(long idleTimeout) {
    to.setIdleTimeout(idleTimeout);
  }

  @Override
  public void fillInterested(Callback callback) {
    to.fillInterested(callback);
  }

  @Override
  public boolean tryFillInterested(Callback callback) {
    return to.tryFillInterested(callback);
  }

  @Override
  public boolean isFillInterested() {
    return to.isFillInterested();
  }

  @Override
  public @Nullable Callback cancelWrite(Throwable cause) {
    return to.cancelWrite(cause);
  }

  @Override
  public Connection getConnection() {
    return to.getConnection();
  }

  @Override
  public void setConnection(Connection connection) {
    to.setConnection(connection);
  }

  @Override
  public void onOpen() {
    to.onOpen();
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    to.onClose(cause);
  }

  @Override
  public void upgrade(Connection newConnection) {
    to.upgrade(newConnection);
  }

  @Override
  public @Nullable SslSessionData getSslSessionData() {
    return to.getSslSessionData();
  }
}
