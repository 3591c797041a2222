/**
 * Processes as a user would start them, and what the system and the JVM tell of them.
 *
 * <p>{@link io.junicorn.loadtests.process.Processes} starts and ends them: whatever way the bench
 * ends, none is left behind.
 */
@NullMarked
package io.junicorn.loadtests.process;

import org.jspecify.annotations.NullMarked;
