package io.junicorn.loadtests.simulation;

/**
 * One request.
 *
 * @param at when it arrives, in seconds
 * @param pause how long it waits by itself, for other services say, in seconds
 * @param query how long it keeps a connection to the database, in seconds
 */
public record Arrival(double at, double pause, double query) {}
