package io.junicorn.hooks;

import java.time.Duration;

/**
 * How a request ended.
 *
 * @param reason {@code completed}, {@code failed}, {@code timed_out}, {@code aborted} by the
 *     client, {@code cut} by the end of the server, or {@code refused}
 * @param status of HTTP that went out; 0 when nothing did
 * @param contentBytes of the response's body
 * @param duration since the first byte of the request was parsed
 * @param queued how long of that it waited for its turn
 */
public record RequestEnd(
    String reason, int status, long contentBytes, Duration duration, Duration queued) {}
