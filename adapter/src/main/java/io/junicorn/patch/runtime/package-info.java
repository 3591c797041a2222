/**
 * What redirected calls of web applications arrive at: the one package of patching that their class
 * loaders see. Each public method stands in for one of the JDK, and does nothing that a call of
 * that one could not.
 */
@NullMarked
package io.junicorn.patch.runtime;

import org.jspecify.annotations.NullMarked;
