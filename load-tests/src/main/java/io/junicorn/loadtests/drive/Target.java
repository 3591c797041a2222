package io.junicorn.loadtests.drive;

/**
 * A request and its right answer.
 *
 * @param path with its query
 * @param expected what must come back
 */
public record Target(String path, Expected expected) {}
