/** The web application of the tests: compiled here, packed into WARs by TestWar. */
package io.junicorn.container.it.app;
