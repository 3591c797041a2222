/**
 * What the tests share: waiting, an embedded Jetty of the old kind, and a client that speaks raw.
 */
@NullMarked
package io.junicorn.testkit;

import org.jspecify.annotations.NullMarked;
