/** The image as its users start it: with WARs, limits, databases, and with what is wrong. */
@NullMarked
package io.junicorn.image;

import org.jspecify.annotations.NullMarked;
