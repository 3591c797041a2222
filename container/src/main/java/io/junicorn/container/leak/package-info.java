/**
 * Whether the classes of web applications that have stopped are collected, and what holds them: see
 * {@link io.junicorn.container.leak.LeakProbe}.
 */
@NullMarked
package io.junicorn.container.leak;

import org.jspecify.annotations.NullMarked;
