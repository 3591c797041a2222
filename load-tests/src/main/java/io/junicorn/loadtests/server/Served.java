package io.junicorn.loadtests.server;

import io.junicorn.loadtests.drive.Target;
import java.nio.file.Path;

/**
 * A web application that is served at the root.
 *
 * @param war where it lies
 * @param first the page that shows that it serves, with its right answer
 */
public record Served(Path war, Target first) {}
