/** Tests of the chart, with Helm in process: no cluster and no Docker. */
@NullMarked
package io.junicorn.helm;

import org.jspecify.annotations.NullMarked;
