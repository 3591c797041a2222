package io.junicorn.loadtests.simulation;

/**
 * How things stand at a time, all replicas together.
 *
 * @param at seconds
 * @param wanted replicas that are asked for
 * @param ready replicas that get requests
 * @param active requests that hold a permit
 * @param queued requests that wait for one
 * @param waitingForConnection requests that hold a permit and wait for a connection of their pool
 */
public record Moment(
    double at, int wanted, int ready, int active, int queued, int waitingForConnection) {}
