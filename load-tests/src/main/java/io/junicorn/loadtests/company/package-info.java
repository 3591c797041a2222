/**
 * The company that a web application keeps: an upstream, a database, and a network to them that
 * fails on demand.
 *
 * <p>{@link io.junicorn.loadtests.company.Company} starts them, {@link
 * io.junicorn.loadtests.company.FaultyNetwork} slows, cuts and hangs connections.
 */
@NullMarked
package io.junicorn.loadtests.company;

import org.jspecify.annotations.NullMarked;
