package io.junicorn.hooks;

/**
 * The process has passed one of its limits, or is back under it.
 *
 * @param limit the setting: {@code max-memory} or {@code max-threads}
 * @param over whether it is over the limit; it is told again when it has grown
 * @param value what was measured: bytes of the heap that are live, or platform threads
 * @param allowed the limit
 * @param ends whether the server drains and ends because of it
 */
public record LimitEvent(String limit, boolean over, long value, long allowed, boolean ends) {}
