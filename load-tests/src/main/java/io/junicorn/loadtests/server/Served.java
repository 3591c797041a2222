package io.junicorn.loadtests.server;

import io.junicorn.loadtests.drive.Target;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A web application that is served at the root.
 *
 * @param war where it lies
 * @param first the page that shows that it serves, with its right answer
 * @param distribution that of Junicorn which was prepared for it; empty for the one that was built
 */
public record Served(Path war, Target first, Optional<Path> distribution) {}
