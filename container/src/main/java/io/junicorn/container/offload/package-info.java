/** File I/O of the server itself on a few platform threads, so that it holds no carrier. */
@NullMarked
package io.junicorn.container.offload;

import org.jspecify.annotations.NullMarked;
