/** What the peers share: their command line, their clear messages and their clean-up. */
@NullMarked
package io.junicorn.loadtests.peers.shared;

import org.jspecify.annotations.NullMarked;
