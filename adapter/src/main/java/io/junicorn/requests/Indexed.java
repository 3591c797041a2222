package io.junicorn.requests;

import org.jspecify.annotations.Nullable;

/**
 * A response and the position of its request, counted from 0.
 *
 * @param <R> type of the response
 */
public record Indexed<R extends @Nullable Object>(int index, R value) {}
