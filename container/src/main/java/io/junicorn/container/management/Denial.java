package io.junicorn.container.management;

/**
 * Why somebody may not use a page.
 *
 * @param status 401 or 403
 * @param message what to do, for people
 */
record Denial(int status, String message) {}
