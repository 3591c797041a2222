/** The management port: metrics, health and status, on platform threads. */
@NullMarked
package io.junicorn.container.management;

import org.jspecify.annotations.NullMarked;
