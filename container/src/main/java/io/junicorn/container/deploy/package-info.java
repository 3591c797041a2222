/** From a path on the command line to a running web application. */
@NullMarked
package io.junicorn.container.deploy;

import org.jspecify.annotations.NullMarked;
