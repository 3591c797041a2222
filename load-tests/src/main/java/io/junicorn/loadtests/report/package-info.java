/**
 * Everything made from a result: its file, statistics, the HTML page, the Markdown page, the text
 * on the terminal, and the comparison of two runs.
 *
 * <p>Nothing here measures; whatever it tells is in the {@link
 * io.junicorn.loadtests.result.RunResult}. All of it is used by one thread at a time.
 */
@NullMarked
package io.junicorn.loadtests.report;

import org.jspecify.annotations.NullMarked;
