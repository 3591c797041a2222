package io.junicorn.container.http2;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An endpoint that is another one in all that is written here; it neither fills nor flushes. */
abstract class ForwardingEndPoint implements EndPoint {
  private final EndPoint to;

  ForwardingEndPoint(EndPoint to) {
    this.to = to;
  }

  @Override
  public void write(Callback callback, ByteBuffer... buffers) {
    to.write(callback, buffers);
  }

  @Override
  public @Nullable Callback cancelWrite(Throwable cause) {
    return to.cancelWrite(cause);
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
