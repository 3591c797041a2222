/** Links of the chain before the greenlets, each one small and non-blocking. */
@NullMarked
package io.junicorn.container.handler;

import org.jspecify.annotations.NullMarked;
