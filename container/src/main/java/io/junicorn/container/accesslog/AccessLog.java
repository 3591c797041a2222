package io.junicorn.container.accesslog;

import io.junicorn.accounting.RequestTimes;
import io.junicorn.admission.Admission;
import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.log.LineWriter;
import io.junicorn.servlet.End;
import io.junicorn.servlet.Ending;
import io.junicorn.servlet.RequestNotes;
import io.junicorn.servlet.RequestObserver;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * One line for each request, when its response has ended: as an observer for all that the greenlet
 * handler sees, as Jetty's request log for those refused before it, such as malformed ones.
 *
 * <p>Called on whichever thread ends the response. It makes the line there and hands it over; it
 * never blocks.
 */
public final class AccessLog implements RequestObserver, RequestLog {
  /** The client went away before anything was answered: nginx's number for it. */
  private static final int CLIENT_CLOSED = 499;

  private final Format format;
  private final LineWriter writer;
  private final Function<Request, String> contextOf;
  private final AtomicLong numbers = new AtomicLong();

  /** Requests that the greenlet handler tells the end of. */
  private final RequestNotes<Boolean> observed = new RequestNotes<>();

  /**
   * A log of one server.
   *
   * @param format {@code json} or gunicorn's grammar
   * @throws BadSettingException when the format cannot be understood
   */
  public AccessLog(String format, LineWriter writer, Function<Request, String> contextOf) {
    this.format = Format.parse(format);
    this.writer = writer;
    this.contextOf = contextOf;
  }

  /**
   * Checks a format.
   *
   * @throws BadSettingException when it cannot be understood; the message names the atom
   */
  public static void check(String format) {
    Format.parse(format);
  }

  @Override
  public void admitted(Request request, long waitedNanos) {
    observed.put(request, true);
  }

  @Override
  public void rejected(Request request, Admission.Rejected rejected) {
    observed.put(request, true);
  }

  @Override
  public void finished(Request request, Ending ending) {
    var _ = observed.take(request);
    boolean unanswered = ending.status() == 0 && ending.end() == End.ABORTED;
    write(
        new Served(
            request,
            Request.getRemoteAddr(request),
            ending.headers(),
            unanswered ? CLIENT_CLOSED : ending.status(),
            isHead(request) ? 0 : ending.contentBytes(),
            ending.durationNanos(),
            ending.runner() == null ? -1 : ending.queuedNanos(),
            ending.times(),
            ending.runner() == null ? null : ending.runner().name(),
            ending.end(),
            contextOf,
            numbers.incrementAndGet()));
  }

  @Override
  public void log(Request request, Response response) {
    if (observed.has(request)) {
      return;
    }
    boolean readable = !Unreadable.is(request);
    write(
        new Served(
            readable ? request : null,
            Request.getRemoteAddr(request),
            response.getHeaders(),
            response.getStatus(),
            isHead(request) ? 0 : Response.getContentBytesWritten(response),
            NanoTime.since(request.getBeginNanoTime()),
            -1,
            RequestTimes.UNKNOWN,
            null,
            End.REFUSED,
            contextOf,
            numbers.incrementAndGet()));
  }

  /**
   * A line for a connection that was closed with 408 before its header was there. Any thread.
   *
   * @param address of the client, null when it has none
   * @param durationNanos since the first byte, in nanoseconds
   */
  public void headerTimedOut(@Nullable String address, long durationNanos) {
    write(
        new Served(
            null,
            address,
            null,
            HttpStatus.REQUEST_TIMEOUT_408,
            0,
            durationNanos,
            -1,
            RequestTimes.UNKNOWN,
            null,
            End.TIMED_OUT,
            contextOf,
            numbers.incrementAndGet()));
  }

  private static boolean isHead(Request request) {
    return HttpMethod.HEAD.is(request.getMethod());
  }

  private void write(Served served) {
    writer.offer(format.line(served).end());
  }
}
