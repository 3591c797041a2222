/** Data sources and environment entries of the configuration, for every web application by JNDI. */
@NullMarked
package io.junicorn.container.resource;

import org.jspecify.annotations.NullMarked;
