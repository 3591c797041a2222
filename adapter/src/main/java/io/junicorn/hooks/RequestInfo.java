package io.junicorn.hooks;

/**
 * A request, as the client sent it: not decoded, not to be trusted.
 *
 * @param method such as {@code GET}
 * @param path of the URL, encoded
 * @param query of the URL, encoded; empty when there is none
 * @param remoteAddress of the client; empty when it has none
 * @param context path of the web application; {@code none} when there is none for it
 */
public record RequestInfo(
    String method, String path, String query, String remoteAddress, String context) {}
