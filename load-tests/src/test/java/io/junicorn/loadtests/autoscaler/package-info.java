@NullMarked
package io.junicorn.loadtests.autoscaler;

import org.jspecify.annotations.NullMarked;
