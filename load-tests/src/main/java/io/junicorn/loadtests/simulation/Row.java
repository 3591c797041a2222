package io.junicorn.loadtests.simulation;

/**
 * One period of a simulation.
 *
 * @param end how things stand at its end
 * @param counts of the requests that ended in it
 */
public record Row(Moment end, Counts counts) {}
