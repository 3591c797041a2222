/**
 * What the container knows of a web application of any servlet environment: {@link
 * io.junicorn.environment.WebApplication}. The parent of the environments' class loaders has it, so
 * both sides mean the same type.
 */
@NullMarked
package io.junicorn.environment;

import org.jspecify.annotations.NullMarked;
