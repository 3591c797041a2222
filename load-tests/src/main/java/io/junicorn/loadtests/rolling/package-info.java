/**
 * A rolling update behind a real proxy, under load.
 *
 * <p>{@link io.junicorn.loadtests.rolling.RollingUpdate} is the run: {@link
 * io.junicorn.loadtests.rolling.Stand} has the database, the servers and the proxy, {@link
 * io.junicorn.loadtests.rolling.Arrivals} the requests that arrive at a rate whatever becomes of
 * them.
 */
@NullMarked
package io.junicorn.loadtests.rolling;

import org.jspecify.annotations.NullMarked;
