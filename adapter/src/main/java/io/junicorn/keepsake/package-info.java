/** What a server leaves to the greenlets below its own. Applications never see it. */
@NullMarked
package io.junicorn.keepsake;

import org.jspecify.annotations.NullMarked;
