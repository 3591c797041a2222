/** The server's certificates: read, checked, and replaced while it serves. */
@NullMarked
package io.junicorn.container.tls;

import org.jspecify.annotations.NullMarked;
