package io.junicorn.container.accesslog;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;

/**
 * One JSON object a line, with always the same members in the same order: null is what is not
 * known. Times are seconds.
 */
final class JsonFormat implements Format {
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
    line.raw(",\"queue_wait\":");
    if (served.waitedNanos() < 0) {
      line.raw("null");
    } else {
      line.seconds(served.waitedNanos());
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
}
