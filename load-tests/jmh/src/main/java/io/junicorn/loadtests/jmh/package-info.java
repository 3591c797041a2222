/**
 * Micro-benchmarks of greenlets, for JMH.
 *
 * <p>JMH's threads are virtual here ({@code -Djmh.executor=VIRTUAL}): a platform thread that waits
 * for a greenlet is woken by the operating system each time, which would be all that one measures.
 */
@NullMarked
package io.junicorn.loadtests.jmh;

import org.jspecify.annotations.NullMarked;
