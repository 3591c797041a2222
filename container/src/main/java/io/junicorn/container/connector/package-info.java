/** Jetty connectors made from settings, the header deadline and the connection cap. */
@NullMarked
package io.junicorn.container.connector;

import org.jspecify.annotations.NullMarked;
