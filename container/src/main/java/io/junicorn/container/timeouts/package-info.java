/**
 * When something is due that may never be, such as the end of an idle connection: {@link
 * io.junicorn.container.timeouts.TimeoutScheduler} runs it for Jetty.
 */
@NullMarked
package io.junicorn.container.timeouts;

import org.jspecify.annotations.NullMarked;
