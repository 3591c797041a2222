/**
 * The hub: what stands behind all greenlets of the JVM. {@link io.junicorn.hub.Hub} is the part
 * that applications may call; the rest of the package is the server's.
 */
@NullMarked
package io.junicorn.hub;

import org.jspecify.annotations.NullMarked;
