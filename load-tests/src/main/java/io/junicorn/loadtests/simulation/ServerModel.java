package io.junicorn.loadtests.simulation;

/**
 * What every replica has.
 *
 * @param admission {@code worker-connections}, {@code queue-size}, {@code queue-timeout}
 * @param pool {@code maximum-pool-size} and {@code connection-timeout} of its data source
 */
public record ServerModel(Limits admission, Limits pool) {}
