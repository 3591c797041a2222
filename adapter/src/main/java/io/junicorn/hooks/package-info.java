/**
 * For operators: a {@link io.junicorn.hooks.ServerListener} in a jar beside the server's own hears
 * what the server does.
 */
@NullMarked
package io.junicorn.hooks;

import org.jspecify.annotations.NullMarked;
