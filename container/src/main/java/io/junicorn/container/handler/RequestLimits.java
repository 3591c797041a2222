package io.junicorn.container.handler;

/**
 * How large the head of a request may be, and how many keys its query may have.
 *
 * @param lineBytes method, target and version with the spaces between them
 * @param fields number of field lines
 * @param fieldBytes one field line, name and value with {@code ": "} between them
 * @param queryKeys keys in the query string
 */
public record RequestLimits(int lineBytes, int fields, int fieldBytes, int queryKeys) {}
