/** What the server does again and again beside the requests, on platform threads. */
@NullMarked
package io.junicorn.periodic;

import org.jspecify.annotations.NullMarked;
