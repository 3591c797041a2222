/**
 * A network between a web application and its company that fails on demand.
 *
 * <p>{@link io.junicorn.loadtests.company.FaultyNetwork} slows, cuts and hangs connections.
 */
@NullMarked
package io.junicorn.loadtests.company;

import org.jspecify.annotations.NullMarked;
