@NullMarked
package io.junicorn.loadtests.simulation;

import org.jspecify.annotations.NullMarked;
