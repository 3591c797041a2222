package io.junicorn.container.http2;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http2.Flags;
import org.eclipse.jetty.http2.RateControl;
import org.eclipse.jetty.http2.frames.FrameType;
import org.eclipse.jetty.http2.parser.ServerParser;
import org.eclipse.jetty.io.ByteBufferPool;

/**
 * A parser that knows since when something that must arrive in one go is incomplete: the preface
 * with its SETTINGS, a header block over all its frames, any other frame but DATA.
 *
 * <p>It parses on one thread at a time; {@link #pendingSince} may be asked by any thread.
 */
final class TimedParser extends ServerParser {
  private boolean settled;
  private boolean inFrame;
  private boolean inHeaderBlock;
  private volatile long pendingSince = now();

  TimedParser(ByteBufferPool buffers, int maxHeaderBytes, RateControl rateControl) {
    super(buffers, maxHeaderBytes, rateControl);
  }

  /** {@code System.nanoTime()} when the incomplete part began; 0 when nothing is incomplete. */
  long pendingSince() {
    return pendingSince;
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
    return true;
  }

  // Never 0, which says that nothing is incomplete.
  private static long now() {
    return System.nanoTime() | 1;
  }
}
