/** The PROXY protocol, with which a load balancer says whom a connection comes from. */
@NullMarked
package io.junicorn.container.proxy;

import org.jspecify.annotations.NullMarked;
