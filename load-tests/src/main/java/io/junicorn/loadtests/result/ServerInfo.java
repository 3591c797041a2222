package io.junicorn.loadtests.result;

/**
 * A server that can be measured.
 *
 * @param id such as {@code jetty-virtual}
 * @param title such as {@code Jetty, virtual threads}
 * @param version as the server itself or its jar says
 * @param configuration what differs from its defaults, and why, in a sentence
 */
public record ServerInfo(String id, String title, String version, String configuration) {}
