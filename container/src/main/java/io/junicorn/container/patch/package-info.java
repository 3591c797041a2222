/** Patched web applications: their class loaders, what was done to them, and the page about it. */
@NullMarked
package io.junicorn.container.patch;

import org.jspecify.annotations.NullMarked;
