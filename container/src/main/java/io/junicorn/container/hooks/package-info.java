/**
 * Calls the operator's {@link io.junicorn.hooks.ServerListener}s and guards the server from them.
 */
@NullMarked
package io.junicorn.container.hooks;

import org.jspecify.annotations.NullMarked;
