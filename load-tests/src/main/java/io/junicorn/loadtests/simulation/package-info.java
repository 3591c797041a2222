/**
 * Arrivals, waits, admission, pools and replicas in simulated time: what a server of ours does
 * under a load, without a server.
 *
 * <p>{@link io.junicorn.loadtests.simulation.Simulation} is the entry point. One thread runs it,
 * and the same seed gives the same result.
 */
@NullMarked
package io.junicorn.loadtests.simulation;

import org.jspecify.annotations.NullMarked;
