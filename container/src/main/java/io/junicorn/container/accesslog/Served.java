package io.junicorn.container.accesslog;

import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.RequestTimes;
import io.junicorn.servlet.End;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request whose response has ended. Valid during the call that tells of it:
 * Jetty uses the request's objects again.
 *
 * @param request null when no header was read whole
 * @param remoteAddress of the client, null when it has none
 * @param sent the header of the response, null when none went out
 * @param status 499 when the client went away before anything went out, 0 when nothing did
 * @param bytes of the response's body
 * @param durationNanos since the first byte of the request was parsed, in nanoseconds
 * @param waitedNanos in the queue, in nanoseconds; negative when it was never admitted
 * @param times where its time went
 * @param greenlet its name; null when there was none
 * @param end why it ended
 * @param contextOf tells the context path of a request; asked by the formats that show it
 * @param number of this request in this process
 */
record Served(
    @Nullable Request request,
    @Nullable String remoteAddress,
    @Nullable HttpFields sent,
    int status,
    long bytes,
    long durationNanos,
    long waitedNanos,
    RequestTimes times,
    @Nullable String greenlet,
    End end,
    Function<Request, String> contextOf,
    long number) {

  /** Tells this process from others, and from itself after a restart. */
  private static final String BOOT =
      Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);

  private static final Map<End, String> WORDS = new EnumMap<>(End.class);

  static {
    for (End end : End.values()) {
      WORDS.put(end, end.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Why it ended, in a word. */
  @Nullable String endWord() {
    return WORDS.get(end);
  }

  /** The context path; {@code none} when there is no context. */
  String context() {
    return request == null ? "none" : contextOf.apply(request);
  }

  /** Unique among all processes, as good as. */
  String requestId() {
    return BOOT + "-" + Long.toString(number, 36);
  }

  /** In all calls that are timed, in nanoseconds; negative when that is not known. */
  long parkedNanos() {
    return times.isKnown() ? times.parkedNanos() : -1;
  }

  /** In calls of one kind, in nanoseconds; negative when that is not known. */
  long parkedNanos(ParkKind kind) {
    return times.isKnown() ? times.parkedNanos(kind) : -1;
  }

  /** When the request began, in milliseconds of the epoch. */
  long beganMillis() {
    return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(durationNanos);
  }

  @Nullable String method() {
    return request == null ? null : request.getMethod();
  }

  @Nullable HttpURI uri() {
    return request == null ? null : request.getHttpURI();
  }

  @Nullable String protocol() {
    if (request == null) {
      return null;
    }
    HttpVersion version = request.getConnectionMetaData().getHttpVersion();
    return version.asString();
  }

  @Nullable String header(HttpHeader header) {
    return request == null ? null : request.getHeaders().get(header);
  }

  @Nullable String header(String name) {
    return request == null ? null : request.getHeaders().get(name);
  }

  @Nullable String sentHeader(String name) {
    return sent == null ? null : sent.get(name);
  }

  /** Who the application says it is. */
  @Nullable String user() {
    if (request == null) {
      return null;
    }
    var principal = Request.getAuthenticationState(request).getUserPrincipal();
    return principal == null ? null : principal.getName();
  }
}
