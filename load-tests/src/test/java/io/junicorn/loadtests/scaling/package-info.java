@NullMarked
package io.junicorn.loadtests.scaling;

import org.jspecify.annotations.NullMarked;
