/**
 * The part of Junicorn that is compiled against Jetty's ee10 classes and loaded by that
 * environment's class loader: {@link io.junicorn.ee10.WebApp}, made by its name.
 */
@NullMarked
package io.junicorn.ee10;

import org.jspecify.annotations.NullMarked;
