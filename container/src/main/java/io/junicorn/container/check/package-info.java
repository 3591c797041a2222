/**
 * {@code junicorn check}: what a web application will meet here, told from its files without
 * running it. {@link io.junicorn.container.check.Scan} goes over them, each {@link
 * io.junicorn.container.check.Rule} of {@link io.junicorn.container.check.Rules} looks for one
 * thing, and a {@link io.junicorn.container.check.Report} says what was found.
 */
@NullMarked
package io.junicorn.container.check;

import org.jspecify.annotations.NullMarked;
