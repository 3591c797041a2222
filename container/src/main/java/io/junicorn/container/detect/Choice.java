package io.junicorn.container.detect;

/**
 * An environment for a web application, and why.
 *
 * @param environment where it runs
 * @param reason what was found in it, to be read after "because"
 * @param contradicted whether something in it says otherwise, so that a person should look
 */
public record Choice(EnvironmentName environment, String reason, boolean contradicted) {}
