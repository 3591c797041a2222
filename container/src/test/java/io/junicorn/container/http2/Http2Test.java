package io.junicorn.container.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.RawHttp2;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http2.CloseState;
import org.eclipse.jetty.http2.WindowRateControl;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/** What a client that reads nothing has the server keep for it. */
class Http2Test {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAMES = 5000;

  private final Http2 http2 = Http2.inClearText(new HttpConfiguration(), false);
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private void frame(int type, int flags, int stream, byte... payload) {
    sent.writeBytes(RawHttp2.bytes(type, flags, stream, payload));
  }

  /** Sends what was gathered on a connection whose client takes a few bytes. */
  private HTTP2ServerConnection exchange() {
    ServerConnector connector = new ServerConnector(new Server(), http2);
    ByteArrayEndPoint endPoint = new ByteArrayEndPoint(sent.toByteArray(), 64);
    HTTP2ServerConnection connection =
        (HTTP2ServerConnection) http2.newConnection(connector, endPoint);
    endPoint.setConnection(connection);
    connection.onOpen();
    return connection;
  }

  private static void assertEnds(HTTP2ServerConnection connection, int queued) {
    assertThat(connection.getSession().getCloseState()).isNotEqualTo(CloseState.NOT_CLOSED);
    assertThat(connection.getSession().getFrameQueueSize()).isBetween(1, queued);
    assertThat(Http2.endingSince(connection)).as("when its time began to run").isPresent();
  }

  @Test
  void endsAConnectionOnWhichTooManyAnswersWait() {
    http2.setRateControlFactory(new WindowRateControl.Factory(Integer.MAX_VALUE));
    sent.writeBytes(PREFACE);
    frame(RawHttp2.SETTINGS, 0, 0);
    for (int i = 0; i < FRAMES; i++) {
      frame(RawHttp2.PING, 0, 0, new byte[8]);
    }
    assertEnds(exchange(), TimedParser.QUEUED + TimedParser.LOOK_AFTER + 1);
  }

  @Test
  void countsItsResetsOfDataOnAClosedStream() {
    sent.writeBytes(PREFACE);
    frame(RawHttp2.SETTINGS, 0, 0);
    // A request without a path: it is reset, and closes all streams of lower numbers.
    frame(RawHttp2.HEADERS, RawHttp2.END_STREAM | RawHttp2.END_HEADERS, 3, (byte) 0x82);
    for (int i = 0; i < FRAMES; i++) {
      frame(RawHttp2.DATA, 0, 1, (byte) 'x');
    }
    assertEnds(exchange(), 128);
  }

  @Test
  void leavesAConnectionAloneWhoseAnswersAreFew() {
    sent.writeBytes(PREFACE);
    frame(RawHttp2.SETTINGS, 0, 0);
    for (int i = 0; i < 50; i++) {
      frame(RawHttp2.PING, 0, 0, new byte[8]);
    }
    HTTP2ServerConnection connection = exchange();
    assertThat(connection.getSession().getCloseState()).isEqualTo(CloseState.NOT_CLOSED);
    assertThat(Http2.endingSince(connection)).isEmpty();
  }
}
