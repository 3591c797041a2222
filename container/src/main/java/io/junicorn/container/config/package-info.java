/** Settings: one record component is one setting, one flag and one row of the generated table. */
@NullMarked
package io.junicorn.container.config;

import org.jspecify.annotations.NullMarked;
