/**
 * Lines to files and standard streams: {@link io.junicorn.container.log.LineWriter} takes them from
 * any thread and never blocks it.
 */
@NullMarked
package io.junicorn.container.log;

import org.jspecify.annotations.NullMarked;
