/**
 * One line for each request: {@link io.junicorn.container.accesslog.AccessLog} sees them end, a
 * format of gunicorn's grammar or JSON makes the line.
 */
@NullMarked
package io.junicorn.container.accesslog;

import org.jspecify.annotations.NullMarked;
