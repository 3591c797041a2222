package io.junicorn.loadtests.result;

/**
 * How the run was made.
 *
 * @param command as typed
 * @param quick whether it was the short form, whose figures judge nothing
 * @param rounds of each throughput scene
 * @param seconds of each of these rounds
 * @param warmUpSeconds before the first of them
 * @param heap the flags that every JVM got
 */
public record Plan(
    String command, boolean quick, int rounds, int seconds, int warmUpSeconds, String heap) {}
