/**
 * The servers that are measured: how each is started, what it offers, what is missing for it here.
 *
 * <p>{@link io.junicorn.loadtests.server.Peers} lists them; a {@link
 * io.junicorn.loadtests.server.RunningServer} is one at work.
 */
@NullMarked
package io.junicorn.loadtests.server;

import org.jspecify.annotations.NullMarked;
