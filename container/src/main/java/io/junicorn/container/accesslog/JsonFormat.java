package io.junicorn.container.accesslog;

import io.junicorn.accounting.ParkKind;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;

/**
 * One JSON object a line, with always the same members in the same order: null is what is not
 * known. Times are seconds.
 */
final class JsonFormat implements Format {
  private static final ParkKind[] KINDS = ParkKind.values();

  private final Atom time = LineTime.internet();

  JsonFormat() {}

  @Override
  public Line line(Served served) {
    Line line = new Line();
    HttpURI uri = served.uri();
    line.raw("{\"time\":\"");
    time.append(served, line);
    line.raw("\",\"client\":").json(served.remoteAddress());
    line.raw(",\"user\":").json(served.user());
    line.raw(",\"method\":").json(served.method());
    line.raw(",\"path\":").json(uri == null ? null : uri.getPath());
    line.raw(",\"query\":").json(uri == null ? null : uri.getQuery());
    line.raw(",\"protocol\":").json(served.protocol());
    line.raw(",\"status\":").number(served.status());
    line.raw(",\"bytes\":").number(served.bytes());
    line.raw(",\"duration\":").seconds(served.durationNanos());
    seconds(line.raw(",\"queue_wait\":"), served.waitedNanos());
    long onCarrier = served.times().onCarrierNanos();
    seconds(line.raw(",\"on_carrier_estimate\":"), onCarrier == 0 ? -1 : onCarrier);
    seconds(line.raw(",\"parked\":"), served.parkedNanos());
    for (ParkKind kind : KINDS) {
      seconds(line.raw(",\"parked_").raw(kind.word()).raw("\":"), served.parkedNanos(kind));
    }
    line.raw(",\"host\":").json(served.header(HttpHeader.HOST));
    line.raw(",\"referer\":").json(served.header(HttpHeader.REFERER));
    line.raw(",\"user_agent\":").json(served.header(HttpHeader.USER_AGENT));
    line.raw(",\"context\":").json(served.context());
    line.raw(",\"greenlet\":").json(served.greenlet());
    line.raw(",\"request_id\":").json(served.requestId());
    line.raw(",\"end\":").json(served.endWord());
    return line.raw("}");
  }

  private static void seconds(Line line, long nanos) {
    if (nanos < 0) {
      line.raw("null");
    } else {
      line.seconds(nanos);
    }
  }
}
