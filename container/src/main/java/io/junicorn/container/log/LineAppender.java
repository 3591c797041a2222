package io.junicorn.container.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;

/** Logback's way to a {@link LineWriter}: formats on the thread that logs, which never blocks. */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> encoder;
  private final LineWriter writer;

  LineAppender(Encoder<ILoggingEvent> encoder, LineWriter writer) {
    this.encoder = encoder;
    this.writer = writer;
    setName("lines");
  }

  @Override
  protected void append(ILoggingEvent event) {
    writer.offer(encoder.encode(event));
  }
}
