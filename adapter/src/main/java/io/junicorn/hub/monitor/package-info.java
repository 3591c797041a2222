/**
 * Looks at carriers: which greenlet holds one for too long, why, and what keeps the others going
 * meanwhile. {@link io.junicorn.hub.monitor.HubMonitor} is the entry. Applications never see it.
 */
@NullMarked
package io.junicorn.hub.monitor;

import org.jspecify.annotations.NullMarked;
