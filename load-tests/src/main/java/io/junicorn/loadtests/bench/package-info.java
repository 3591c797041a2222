/**
 * The command line: {@code ./junicorn bench}.
 *
 * <p>{@link io.junicorn.loadtests.bench.BenchMain} reads the arguments, {@link
 * io.junicorn.loadtests.bench.Bench} runs the scenes and keeps the result file up to date.
 */
@NullMarked
package io.junicorn.loadtests.bench;

import org.jspecify.annotations.NullMarked;
