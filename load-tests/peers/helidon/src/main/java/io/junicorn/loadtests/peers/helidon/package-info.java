/** The peer Helidon: handlers that do the work of the sample's servlets. */
@NullMarked
package io.junicorn.loadtests.peers.helidon;

import org.jspecify.annotations.NullMarked;
