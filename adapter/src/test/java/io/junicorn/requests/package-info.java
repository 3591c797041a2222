/** Tests of requests, over real sockets. */
@NullMarked
package io.junicorn.requests;

import org.jspecify.annotations.NullMarked;
