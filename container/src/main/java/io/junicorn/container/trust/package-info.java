/** Whose word about a client counts: blocks of addresses. */
@NullMarked
package io.junicorn.container.trust;

import org.jspecify.annotations.NullMarked;
