package io.junicorn.patch;

import java.time.Instant;

/**
 * Who made a thread or an executor.
 *
 * @param what its class
 * @param name of a thread; empty for an executor
 * @param greenlet the greenlet that made it, and what it served; empty when it was none, such as at
 *     the start
 * @param place the line that made it
 */
public record Origin(String what, String name, String greenlet, String place, Instant when) {}
