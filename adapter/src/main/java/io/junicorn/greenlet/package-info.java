/**
 * Greenlets: virtual threads with a record of who runs what, since when and for whom.
 *
 * <p>Start at {@link io.junicorn.greenlet.Greenlets}: it spawns and waits. {@link
 * io.junicorn.greenlet.GreenletTree} counts and lists. The package needs the JDK only.
 */
@NullMarked
package io.junicorn.greenlet;

import org.jspecify.annotations.NullMarked;
