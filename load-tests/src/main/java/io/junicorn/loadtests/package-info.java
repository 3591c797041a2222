/**
 * Peers and helpers of the measurements: each is started as a process of its own, as a user would.
 *
 * <p>{@link io.junicorn.loadtests.PlainJetty} is what Junicorn is compared with, {@link
 * io.junicorn.loadtests.Upstream} is the slow service behind a handler.
 */
@NullMarked
package io.junicorn.loadtests;

import org.jspecify.annotations.NullMarked;
