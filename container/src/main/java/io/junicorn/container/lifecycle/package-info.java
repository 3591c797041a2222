/** Starting, ready, draining, stopped. */
@NullMarked
package io.junicorn.container.lifecycle;

import org.jspecify.annotations.NullMarked;
