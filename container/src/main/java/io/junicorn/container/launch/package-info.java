/**
 * The command line, the wiring and the process: {@link io.junicorn.container.launch.Main} is where
 * it starts.
 */
@NullMarked
package io.junicorn.container.launch;

import org.jspecify.annotations.NullMarked;
