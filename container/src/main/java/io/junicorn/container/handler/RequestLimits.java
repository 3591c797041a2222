package io.junicorn.container.handler;

/**
 * How large the head of a request may be, and how many keys its query may have.
 *
 * @param lineBytes method, target and version with the spaces between them
 * @param fields number of field lines
 * @param fieldBytes one field line, name and value with {@code ": "} between them
 * @param headerBytes the header list of an HTTP/2 request, as RFC 9113 counts it (section 6.5.2);
 *     the connections of HTTP/1 keep it themselves
 * @param queryKeys keys in the query string
 */
public record RequestLimits(
    int lineBytes, int fields, int fieldBytes, int headerBytes, int queryKeys) {}
