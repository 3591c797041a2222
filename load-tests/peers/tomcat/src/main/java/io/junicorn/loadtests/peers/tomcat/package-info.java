/** The peer Tomcat. */
@NullMarked
package io.junicorn.loadtests.peers.tomcat;

import org.jspecify.annotations.NullMarked;
