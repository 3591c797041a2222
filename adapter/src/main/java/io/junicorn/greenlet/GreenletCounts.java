package io.junicorn.greenlet;

/**
 * How many greenlets there were and are, in greenlets.
 *
 * @param started spawned since the beginning
 * @param active spawned and not ended
 * @param finished ended by returning, or because they were killed
 * @param failed ended by throwing
 * @param highWater the most that were ever active at once
 */
public record GreenletCounts(long started, int active, long finished, long failed, int highWater) {}
