/** The last minutes of the server's numbers, one sample a second, for charts. */
@NullMarked
package io.junicorn.container.series;

import org.jspecify.annotations.NullMarked;
