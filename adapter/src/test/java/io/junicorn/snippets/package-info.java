/** The code that documentation shows: compiled, run, and compared with the guide. */
@NullMarked
package io.junicorn.snippets;

import org.jspecify.annotations.NullMarked;
