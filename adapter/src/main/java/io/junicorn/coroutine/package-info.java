/**
 * Coroutines that hand control to each other by name, as those of Python's {@code greenlet}, and
 * generators made of them.
 *
 * <p>Start at {@link io.junicorn.coroutine.Family}, or at {@link io.junicorn.coroutine.Generator}.
 * Each coroutine that has started is a greenlet. The package needs {@code io.junicorn.greenlet} and
 * the JDK only.
 */
@NullMarked
package io.junicorn.coroutine;

import org.jspecify.annotations.NullMarked;
