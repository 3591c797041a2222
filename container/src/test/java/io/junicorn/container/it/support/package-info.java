/** Child processes, raw sockets and WARs for the integration tests. */
package io.junicorn.container.it.support;
