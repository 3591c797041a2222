/** The peer Jetty. */
@NullMarked
package io.junicorn.loadtests.peers.jetty;

import org.jspecify.annotations.NullMarked;
