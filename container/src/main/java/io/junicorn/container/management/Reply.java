package io.junicorn.container.management;

/**
 * What a command answers.
 *
 * @param status the HTTP status
 * @param json the body, with a line feed at its end
 */
public record Reply(int status, String json) {}
