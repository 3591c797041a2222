/**
 * HTTP/2 connections: stricter than Jetty's about malformed requests, and timed while they parse.
 */
@NullMarked
package io.junicorn.container.http2;

import org.jspecify.annotations.NullMarked;
