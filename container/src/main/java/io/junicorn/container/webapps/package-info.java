/**
 * The web applications that run: {@link io.junicorn.container.webapps.Applications} starts them,
 * sends requests to them and stops them.
 */
@NullMarked
package io.junicorn.container.webapps;

import org.jspecify.annotations.NullMarked;
