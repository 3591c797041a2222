/**
 * GreenletTree: virtual threads with a record of who runs what, since when and for whom.
 *
 * <p>Start at {@link io.junicorn.greenlet.GreenletTree}: it spawns, counts and lists. The package
 * needs the JDK only.
 */
@NullMarked
package io.junicorn.greenlet;

import org.jspecify.annotations.NullMarked;
