/**
 * The company that a web application keeps: a PostgreSQL in a container, and a network between the
 * two that fails on demand.
 */
@NullMarked
package io.junicorn.loadtests.company;

import org.jspecify.annotations.NullMarked;
