/** Buffers between the sockets and the requests, which are used again. */
@NullMarked
package io.junicorn.container.buffers;

import org.jspecify.annotations.NullMarked;
