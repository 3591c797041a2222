/** The peer Undertow. */
@NullMarked
package io.junicorn.loadtests.peers.undertow;

import org.jspecify.annotations.NullMarked;
