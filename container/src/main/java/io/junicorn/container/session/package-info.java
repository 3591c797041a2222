/** Where sessions are kept, how their ids look and which flags their cookies have. */
@NullMarked
package io.junicorn.container.session;

import org.jspecify.annotations.NullMarked;
