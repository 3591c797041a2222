/**
 * Peers and helpers of the measurements: each is started as a process of its own, as a user would.
 *
 * <p>{@link io.junicorn.loadtests.Upstream} is the slow service behind a handler. What Junicorn is
 * compared with has modules of its own in {@code peers}.
 */
@NullMarked
package io.junicorn.loadtests;

import org.jspecify.annotations.NullMarked;
