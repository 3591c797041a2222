/**
 * Which generation of the servlet API a web application is written for, told from its content:
 * {@link io.junicorn.container.detect.EnvironmentDetector} looks, a {@link
 * io.junicorn.container.detect.Choice} says what and why.
 */
@NullMarked
package io.junicorn.container.detect;

import org.jspecify.annotations.NullMarked;
