package io.junicorn.container.http2;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.Flags;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.RateControl;
import org.eclipse.jetty.http2.frames.FrameType;
import org.eclipse.jetty.http2.parser.ServerParser;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.BufferUtil;

/**
 * A parser that knows since when something that must arrive in one go is incomplete: the preface
 * with its SETTINGS, a header block over all its frames, any other frame but DATA. It ends a
 * connection on which more answers wait than a client can want that reads them.
 *
 * <p>It parses on one thread at a time; {@link #pendingSince}, {@link #endingSince} and {@link
 * #ends} may be called by any thread.
 */
final class TimedParser extends ServerParser {
  /** Of frames: a HEADERS and a DATA for each stream, and as many answers to SETTINGS and PING. */
  static final int QUEUED = 1024;

  /** So many frames are read between looks at the queue, which has a lock. A power of two. */
  static final int LOOK_AFTER = 32;

  /**
   * A header list up to so many times the limit is decoded, for the decoder must have seen all of
   * it before the request can be answered and the next one read (RFC 9113, section 10.5.1).
   */
  private static final int DECODED = 2;

  private final int maxDecodedBytes;
  private int frames;
  private boolean settled;
  private boolean inFrame;
  private boolean inHeaderBlock;
  private boolean failed;
  private volatile long pendingSince = now();
  private volatile long endingSince;

  TimedParser(ByteBufferPool buffers, int maxHeaderBytes, RateControl rateControl) {
    super(buffers, DECODED * maxHeaderBytes, rateControl);
    this.maxDecodedBytes = DECODED * maxHeaderBytes;
  }

  /** {@code System.nanoTime()} when the incomplete part began; 0 when nothing is incomplete. */
  long pendingSince() {
    return pendingSince;
  }

  /** {@code System.nanoTime()} when the connection was failed; 0 when it was not. */
  long endingSince() {
    return endingSince;
  }

  /** The connection has failed, and ends as soon as its client has taken the last GOAWAY. */
  void ends() {
    if (endingSince == 0) {
      endingSince = now();
    }
  }

  /** Ends the connection on the thread that parses: nothing more is read from it. */
  void fail(ErrorCode error, String reason) {
    failed = true;
    notifyConnectionFailure(error.code, reason);
  }

  @Override
  public void parse(ByteBuffer buffer) {
    super.parse(buffer);
    boolean pending = !settled || inFrame || inHeaderBlock;
    if (pending && pendingSince == 0) {
      pendingSince = now();
    } else if (!pending && pendingSince != 0) {
      pendingSince = 0;
    }
  }

  @Override
  protected boolean parseHeader(ByteBuffer buffer) {
    boolean begins = buffer.hasRemaining();
    if (!super.parseHeader(buffer)) {
      inFrame |= begins;
      return false;
    }
    int type = getFrameType();
    // How slowly a body may arrive is another limit.
    inFrame = type != FrameType.DATA.getType();
    if (type == FrameType.HEADERS.getType() || type == FrameType.CONTINUATION.getType()) {
      // Jetty has set it to what our SETTINGS say.
      getHpackDecoder().setMaxHeaderListSize(maxDecodedBytes);
      inHeaderBlock = !hasFlag(Flags.END_HEADERS);
    }
    return true;
  }

  @Override
  protected boolean parseBody(ByteBuffer buffer) {
    if (!super.parseBody(buffer)) {
      return false;
    }
    settled = true;
    inFrame = false;
    if (!inHeaderBlock && pendingSince != 0) {
      pendingSince = 0;
    }
    if ((++frames & (LOOK_AFTER - 1)) == 0
        && getListener() instanceof HTTP2Connection connection
        && connection.getSession().getFrameQueueSize() > QUEUED) {
      fail(ErrorCode.ENHANCE_YOUR_CALM_ERROR, "answers_not_read");
    }
    if (failed) {
      BufferUtil.clear(buffer);
      return false;
    }
    return true;
  }

  // Never 0, which says that nothing is incomplete.
  private static long now() {
    return System.nanoTime() | 1;
  }
}
