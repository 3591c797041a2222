/**
 * The command {@code load-tests/simulate}: how many replicas of which size, by formula, by
 * simulation and beside a real server, to which the same arrivals are sent.
 *
 * <p>{@link io.junicorn.loadtests.scaling.SimulateMain} is the entry point.
 */
@NullMarked
package io.junicorn.loadtests.scaling;

import org.jspecify.annotations.NullMarked;
