/**
 * The servlet adapter: a Jetty core handler that puts any servlet context on greenlets.
 *
 * <p>{@link io.junicorn.servlet.GreenletHandler} is the entry point. It works on Jetty's core
 * request and response alone, so contexts of every environment (ee8, ee9, ee10, ee11) fit behind
 * it.
 */
@NullMarked
package io.junicorn.servlet;

import org.jspecify.annotations.NullMarked;
