/**
 * What makes the load: wrk for closed loops, Gatling for constant rates and crowds.
 *
 * <p>Both check every answer against what is {@link io.junicorn.loadtests.drive.Expected}; an
 * answer that is wrong is never counted as one.
 */
@NullMarked
package io.junicorn.loadtests.drive;

import org.jspecify.annotations.NullMarked;
