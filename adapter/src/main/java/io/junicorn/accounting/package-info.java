/**
 * Where the time of a request goes, as far as that can be known: {@link
 * io.junicorn.accounting.Accounting} books it, {@link io.junicorn.accounting.RequestTimes} is what
 * people read. Nothing is kept for a request of which nothing is booked.
 */
@NullMarked
package io.junicorn.accounting;

import org.jspecify.annotations.NullMarked;
