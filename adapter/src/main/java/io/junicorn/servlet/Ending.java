package io.junicorn.servlet;

import io.junicorn.accounting.RequestTimes;
import io.junicorn.greenlet.Greenlet;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended, for those who look on.
 *
 * @param end why
 * @param status what went out as HTTP status; 0 when nothing did, as when the client had left
 * @param durationNanos since the first byte of the request was parsed, in nanoseconds
 * @param queuedNanos how long of that it stood in the queue, in nanoseconds; 0 when it did not
 * @param contentBytes of the response's body as handed to the connection, without its framing
 * @param headers of the response as it began; empty when it never did. They are Jetty's own: read
 *     them within the call and do not keep them
 * @param runner what {@link #greenlet()} answers
 */
public record Ending(
    End end,
    int status,
    long durationNanos,
    long queuedNanos,
    long contentBytes,
    HttpFields headers,
    @Nullable Greenlet<?> runner) {

  /** The greenlet that ran the servlet; empty when the request was never admitted. */
  public Optional<Greenlet<?>> greenlet() {
    return Optional.ofNullable(runner);
  }

  /** Where the time went, as far as it is known at the call. */
  public RequestTimes times() {
    return runner != null && runner.task() instanceof Exchange exchange
        ? exchange.times()
        : RequestTimes.UNKNOWN;
  }
}
