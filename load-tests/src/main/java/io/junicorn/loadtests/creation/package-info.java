/**
 * What one greenlet costs: time to start and join it, memory while it waits.
 *
 * <p>{@link io.junicorn.loadtests.creation.Creation} is a program of its own, measured like a
 * server.
 */
@NullMarked
package io.junicorn.loadtests.creation;

import org.jspecify.annotations.NullMarked;
