/** The contract of the peers: tests that run a peer as the process that is measured. */
@NullMarked
package io.junicorn.loadtests.peers.testkit;

import org.jspecify.annotations.NullMarked;
