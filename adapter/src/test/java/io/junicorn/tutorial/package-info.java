/** The programs of gevent's and greenlet's tutorials, in Java: they must run as told there. */
@NullMarked
package io.junicorn.tutorial;

import org.jspecify.annotations.NullMarked;
