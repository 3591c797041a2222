/**
 * The part of Junicorn that is compiled against Jetty's ee8 classes and loaded by that
 * environment's class loader: {@link io.junicorn.ee8.WebApp}, made by its name.
 */
@NullMarked
package io.junicorn.ee8;

import org.jspecify.annotations.NullMarked;
