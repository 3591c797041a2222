/**
 * Requests: many blocking calls at once, such as those of an HTTP client, on greenlets.
 *
 * <p>Start at {@link io.junicorn.requests.Requests}. The package needs greenlets and the JDK only.
 */
@NullMarked
package io.junicorn.requests;

import org.jspecify.annotations.NullMarked;
