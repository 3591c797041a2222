/**
 * Micrometer meters of greenlets, admission and requests.
 *
 * <p>{@link io.junicorn.metrics.JunicornMetrics} binds them all; {@link io.junicorn.metrics.Meters}
 * lists their names. Looks on from the side: nothing on the request's path knows this package.
 */
@NullMarked
package io.junicorn.metrics;

import org.jspecify.annotations.NullMarked;
