package io.junicorn.container.http2;

import java.util.List;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.FlowControlStrategy;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.generator.Generator;
import org.eclipse.jetty.http2.parser.ServerParser;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerSession;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A session that answers DATA on a stream that the client itself has reset with a stream error (RFC
 * 9113, section 5.1, closed). DATA that crosses a reset of ours is dropped, as it must be.
 *
 * <p>Frames arrive on one thread at a time.
 */
final class StrictSession extends HTTP2ServerSession {
  /** The newest reset streams are remembered; a client that is confused later is left alone. */
  private static final int REMEMBERED = 32;

  private final int[] resetByClient = new int[REMEMBERED];
  private int resets;

  StrictSession(
      Scheduler scheduler,
      EndPoint endPoint,
      ServerParser parser,
      Generator generator,
      ServerSessionListener listener,
      FlowControlStrategy flowControl) {
    super(scheduler, endPoint, parser, generator, listener, flowControl);
  }

  @Override
  public void onReset(ResetFrame frame) {
    resetByClient[resets++ & (REMEMBERED - 1)] = frame.getStreamId();
    super.onReset(frame);
  }

  @Override
  public void onData(Stream.Data data) {
    int streamId = data.frame().getStreamId();
    boolean afterReset = getStream(streamId) == null && wasResetByClient(streamId);
    super.onData(data);
    if (afterReset) {
      ResetFrame reset = new ResetFrame(streamId, ErrorCode.STREAM_CLOSED_ERROR.code);
      frames(null, List.of(reset), Callback.NOOP);
    }
  }

  private boolean wasResetByClient(int streamId) {
    for (int id : resetByClient) {
      if (id == streamId) {
        return true;
      }
    }
    return false;
  }
}
