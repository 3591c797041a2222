/**
 * Rewrites classes of a web application as they are loaded, so that what would hold a carrier parks
 * instead, and tells what it did: gevent's {@code monkey.patch_all}, with a report. {@link
 * io.junicorn.patch.ClassPatcher} is the entry.
 */
@NullMarked
package io.junicorn.patch;

import org.jspecify.annotations.NullMarked;
