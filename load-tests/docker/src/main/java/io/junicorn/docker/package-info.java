/**
 * For tests in containers: {@link io.junicorn.docker.Docker} says whether there can be any, {@link
 * io.junicorn.docker.LocalImages} which images are pulled, and {@link
 * io.junicorn.docker.CompanyDatabase} is a PostgreSQL.
 */
@NullMarked
package io.junicorn.docker;

import org.jspecify.annotations.NullMarked;
