package io.junicorn.container.http2;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.FlowControlStrategy;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.Frame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.generator.Generator;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerSession;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A session that answers DATA on a stream which its client has ended or reset with a stream error
 * (RFC 9113, section 5.1, closed). DATA that crosses a reset of ours is dropped, as it must be.
 * Each such answer is an event of the connection's rate control, as Jetty's own resets are:
 * otherwise a client could have the server queue them without end (CVE-2025-5115).
 *
 * <p>Frames arrive on one thread at a time, and leave on any.
 */
final class StrictSession extends HTTP2ServerSession {
  /** A power of two. A client that is slower than so many later resets gets the error, too. */
  private static final int REMEMBERED = 128;

  private final TimedParser parser;
  private final @Nullable GatheringEndPoint output;
  private final AtomicIntegerArray resetByUs = new AtomicIntegerArray(REMEMBERED);
  private final AtomicInteger resets = new AtomicInteger();

  /** Of the thread on which frames arrive. */
  private final int[] resetByClient = new int[REMEMBERED];

  private int resetsOfClient;

  StrictSession(
      Scheduler scheduler,
      EndPoint endPoint,
      TimedParser parser,
      Generator generator,
      ServerSessionListener listener,
      FlowControlStrategy flowControl) {
    super(scheduler, endPoint, parser, generator, listener, flowControl);
    this.parser = parser;
    this.output = new GatheringEndPoint(endPoint, this::getFrameQueueSize);
  }

  // Jetty asks for it where it writes, and once while this is made.
  @Override
  public EndPoint getEndPoint() {
    return output == null ? super.getEndPoint() : output;
  }

  @Override
  public TimedParser getParser() {
    return parser;
  }

  @Override
  public void frames(
      @Nullable HTTP2Stream stream, List<? extends Frame> frames, Callback callback) {
    for (Frame frame : frames) {
      if (frame instanceof ResetFrame reset) {
        resetByUs.set(resets.getAndIncrement() & (REMEMBERED - 1), reset.getStreamId());
      }
    }
    super.frames(stream, frames, callback);
    waitForNoCarrier();
  }

  @Override
  public void data(HTTP2Stream stream, DataFrame frame, Callback callback) {
    super.data(stream, frame, callback);
    waitForNoCarrier();
  }

  /** What a platform thread sends may have met a write that is held until a carrier is free. */
  private void waitForNoCarrier() {
    if (output != null && !Thread.currentThread().isVirtual()) {
      output.hurry();
    }
  }

  @Override
  public void onReset(ResetFrame reset) {
    resetByClient[resetsOfClient++ & (REMEMBERED - 1)] = reset.getStreamId();
    super.onReset(reset);
  }

  @Override
  public void onData(Stream.Data data) {
    int streamId = data.frame().getStreamId();
    boolean known = getStream(streamId) != null || !isRemoteStreamClosed(streamId);
    boolean late = !known && (wasResetByClient(streamId) || !wasResetByUs(streamId));
    super.onData(data);
    if (late) {
      refuse(new ResetFrame(streamId, ErrorCode.STREAM_CLOSED_ERROR.code));
    }
  }

  private void refuse(ResetFrame reset) {
    if (parser.rateControlOnEvent(reset)) {
      super.frames(null, List.of(reset), Callback.NOOP);
    } else {
      // Jetty ends the session at this rate, too, and reads on until its GOAWAY is out.
      parser.fail(ErrorCode.ENHANCE_YOUR_CALM_ERROR, "invalid_data_frame_rate");
    }
  }

  // It knows of its own reset, whether or not one of ours was under way.
  private boolean wasResetByClient(int streamId) {
    for (int reset : resetByClient) {
      if (reset == streamId) {
        return true;
      }
    }
    return false;
  }

  private boolean wasResetByUs(int streamId) {
    for (int i = 0; i < REMEMBERED; i++) {
      if (resetByUs.get(i) == streamId) {
        return true;
      }
    }
    return false;
  }
}
