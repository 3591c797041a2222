/**
 * Admission: how many requests may run at once, how many may wait and how long, and what is
 * refused.
 *
 * <p>{@link io.junicorn.admission.Limiter} is the entry point. It knows neither Jetty nor servlets.
 */
@NullMarked
package io.junicorn.admission;

import org.jspecify.annotations.NullMarked;
