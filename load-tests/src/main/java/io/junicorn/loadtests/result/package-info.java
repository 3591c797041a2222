/**
 * What a run of the bench found: plain records that are written as JSON and read back.
 *
 * <p>{@link io.junicorn.loadtests.result.RunResult} is the whole of one file. A figure that could
 * not be had is absent and has a reason; nothing is ever zero for want of a measurement.
 */
@NullMarked
package io.junicorn.loadtests.result;

import org.jspecify.annotations.NullMarked;
