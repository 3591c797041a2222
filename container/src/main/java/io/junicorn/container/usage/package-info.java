/**
 * What the process uses, held against its limits: {@link io.junicorn.container.usage.UsageMonitor}
 * looks, and has the server end when a {@link io.junicorn.container.usage.Limit} is passed.
 */
@NullMarked
package io.junicorn.container.usage;

import org.jspecify.annotations.NullMarked;
