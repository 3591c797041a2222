/**
 * What runs inside Gatling, in a process of its own.
 *
 * <p>{@link io.junicorn.loadtests.gatling.BenchSimulation} reads a plan written by the bench and
 * leaves what it counted beside Gatling's own report.
 */
@NullMarked
package io.junicorn.loadtests.gatling;

import org.jspecify.annotations.NullMarked;
